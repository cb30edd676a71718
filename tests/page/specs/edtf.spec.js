// Every EDTF string that the engine gives, for the examples of all rows and for random orders of their words, is one of
// level 0 or 1 for a parser of its own. The native tests of the dates write the file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'edtf';
import { expect, test } from '@playwright/test';

/** What the parser says against `edtf`; nothing when it is sound. */
function complaint(edtf) {
  try {
    const { level } = parse(edtf);
    return level <= 1 ? null : `level ${level}`;
  } catch (error) {
    return error.message.split('\n')[0];
  }
}

test('EDTF strings are of level 0 or 1', () => {
  const file = join(process.env.DEPECHE_TARGET ?? '../../target', 'tmp/edtf.json');
  const found = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
  expect(found.length).toBeGreaterThan(500);
  const wrong = found.flatMap(([edtf, from]) => (complaint(edtf) ? [`${edtf} of ${from}: ${complaint(edtf)}`] : []));
  expect(wrong).toEqual([]);
});

test('the parser refuses what is none of level 1', () => {
  for (const edtf of ['2021-13', '2021-07-XX/..', '2021-21/2022-21', '199X/200X', '2021-33', '{2021,2022}', '2021-02-30', 'X']) {
    expect(complaint(edtf), edtf).not.toBeNull();
  }
});
