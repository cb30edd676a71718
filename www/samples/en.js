// @ts-check
/** A sample in the style of an English news agency. People, agency and events are invented. */

export const text = `Lisbon ferry workers call off strike after night of talks

LISBON, Oct. 12, 2023 (Example Wire) - Ferry workers in Lisbon called off a strike on Thursday after the government agreed to raise wages by six percent from January.

"We got what we came for, and the boats will sail tomorrow morning," said Marta Queiroz, who leads the river transport union. She said the deal would be put to a vote on Monday.

Portugal's transport minister, Rui Bastos, told reporters that the talks had been "long, loud and worth it". He added that no service would be cut before 2025.

According to the port authority, about 60,000 passengers cross the Tagus every day.

"I waited two hours on Wednesday and then I swam home in my head," joked Tomas Leal, a student from Almada.

A government official, who spoke on condition of anonymity, said the offer had been ready since last week. The opposition accused the minister of stalling.

"That is simply not true," Bastos said. "Nobody in this ministry wanted a single boat to stop."

The European Commission said in September that Portugal could use regional funds for new electric ferries. A first vessel, built in Spain, is due in Setubal by the end of November.

Business owners in Barreiro and Cacilhas say they lost two weeks of trade. "Some of us will not open again this winter," said Ana Teles, who runs a cafe by the pier.

The union has warned that it could walk out again next spring if the wages are not paid.
`;
