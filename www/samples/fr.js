// @ts-check
/** A sample in the style of a French news agency. People, agency and events are invented. */

export const text = `Crue de la Loire : Tours évacue deux quartiers avant le week-end

TOURS, 14 mars 2024 (Agence Exemple) - La préfecture d'Indre-et-Loire a ordonné jeudi l'évacuation de deux quartiers de Tours, où la Loire a atteint dans la nuit de mercredi à jeudi son plus haut niveau depuis 2003.

« Nous avons mis 1.200 personnes à l'abri avant l'aube et personne n'est blessé », a déclaré à la presse la préfète Hélène Castaing, venue sur les quais. « Il faut maintenant tenir jusqu'à samedi », a-t-elle ajouté, précisant que deux écoles resteraient fermées jusqu'à lundi.

Selon Vigicrues, le fleuve devrait encore monter de vingt centimètres d'ici à vendredi soir.

« L'eau est entrée en moins d'une heure, je n'ai pris que mes papiers », raconte Samir Belkacem, un habitant du quartier des Tanneurs. Sa voisine, Odile Ferrand, 71 ans, a passé la nuit dans un gymnase : « Les pompiers m'ont portée dans l'escalier. »

Sous couvert de l'anonymat, un responsable des secours a affirmé que les digues étaient « mal entretenues depuis dix ans ».

« Ces accusations sont infondées », a répondu le maire de Tours, Julien Morvan. Il a assuré que la ville avait consacré plus de deux millions d'euros aux digues depuis 2020, et a promis une enquête « dès la semaine prochaine ».

L'opposition municipale ne s'en contente pas. « Le maire savait », a lancé sa cheffe de file, Nadia Pichon. Elle réclame la publication, avant fin mars, d'un rapport remis en octobre 2022 au conseil municipal.

Le ministère de l'Intérieur a annoncé mercredi l'envoi de 300 militaires. La ministre, Claire Aubanel, est attendue sur place vendredi à 10 heures.

Des renforts de l'étranger

La Belgique et l'Allemagne ont proposé des pompes, a indiqué un porte-parole de la Commission européenne. « Quatre convois partiront de Liège demain matin », a-t-il dit. Berlin a confirmé l'information.

A Orléans, en amont, la décrue a commencé mardi. Les agriculteurs du Val de Loire redoutent pourtant des pertes importantes : « Les semis de printemps sont perdus », a regretté Bernard Lavigne, président de la chambre d'agriculture.

D'après une source proche du dossier, l'état de catastrophe naturelle pourrait être reconnu « dans les quinze jours ». Les assureurs, eux, estiment les dégâts à quarante millions d'euros.

L'association Loire vivante demande que l'Etat cesse de construire en zone inondable. « On répare aujourd'hui les erreurs des années 1970 », a résumé sa présidente, Inès Delorme, selon laquelle 15.000 logements sont menacés entre Nantes et Nevers.

La dernière grande crue de la Loire à Tours remonte à décembre 2003. Elle n'avait fait aucun mort, mais la ville avait mis deux ans à s'en relever.
`;
