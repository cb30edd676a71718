// Makes the map of the page: the countries of Natural Earth, in the Equal Earth projection, as SVG paths of whole numbers.
// `node build.js FILE` writes FILE, a module of JavaScript. The same packages give the same bytes.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify';

const require = createRequire(import.meta.url);
const { numericToAlpha2 } = require('i18n-iso-countries');

/** Width of the whole map. One unit is 1.2 km: what 50m detail can honestly show. */
const WIDTH = 32768;
/** Corners of the coastline whose triangle is smaller than this, in square units, are left out. */
const DETAIL = 6;

/** Codes in use that ISO has not given; other ground without a code stays without a name. */
const CODES = { Kosovo: 'XK' };

const topology = require('world-atlas/countries-50m.json');
// Square units of the map to steradians: the projection keeps areas.
const projection = geoEqualEarth().precision(0).fitWidth(WIDTH, { type: 'Sphere' });
const scale = projection.scale();
const light = simplify(presimplify(topology, sphericalTriangleArea), DETAIL / scale ** 2);
const path = geoPath(projection).digits(0);

const known = feature(light, light.objects.countries).features
  .map((country) => ({ ...country, code: numericToAlpha2(country.id) ?? CODES[country.properties.name] ?? '', area: path.area(country) }))
  .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : b.area - a.area));
// Outlying islands share the code of their country: the name stands on the larger.
const countries = known
  .map((country, at) => row({ ...country, code: country.code === known[at - 1]?.code ? '' : country.code }))
  .filter(([, , , , , , , shape]) => shape !== '');

const outline = relative(geoPath(projection.precision(2)).digits(0)({ type: 'Sphere' }));
const [[, top], [, bottom]] = path.bounds({ type: 'Sphere' });

writeFileSync(process.argv[2], `// @ts-check
// Made by the build from Natural Earth (public domain) through world-atlas (ISC, Copyright Michael Bostock).

/** Width and height of the whole map, and the scale of its projection: units in the radius of the Earth. */
export const WIDTH = ${WIDTH};
export const HEIGHT = ${Math.round(bottom - top)};
export const SCALE = ${scale.toFixed(3)};

/** The edge of the Earth. */
export const OUTLINE = '${outline}';

/** Code of the country, the box of its main part (left, top, right, bottom), where its name stands, and its shape.
 * @type {readonly [string, number, number, number, number, number, number, string][]} */
export const COUNTRIES = [
${countries.map((country) => `  ${JSON.stringify(country)},\n`).join('')}];
`);

/** What the map holds of a country. */
function row({ code, geometry }) {
  const main = largest(geometry);
  const [[left, top], [right, bottom]] = path.bounds(main);
  const [x, y] = path.centroid(main);
  return [code, ...[left, top, right, bottom, x, y].map(Math.round), relative(path(geometry) ?? '')];
}

/** The largest of its polygons: of France not Guiana, of the United States not Alaska. */
function largest(geometry) {
  if (geometry.type === 'Polygon') return geometry;
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  const areas = parts.map((part) => path.area(part));
  return parts[areas.indexOf(Math.max(...areas))];
}

/** A path with every point told from the one before, which is shorter. An island that is smaller than a
 * unit stays as one; of several in the same unit, one. */
function relative(d) {
  const points = (ring) => ring.replace('Z', '').split('L').map((point) => point.split(',').map(Number));
  const rings = d.split('M').slice(1).map(points);
  const written = rings.map((ring) => {
    const moved = ring.filter(([x, y], index) => index === 0 || x !== ring[index - 1][0] || y !== ring[index - 1][1]);
    const [[x, y]] = moved;
    const kept = moved.length > 2 ? moved : [[x, y], [x + 1, y], [x + 1, y + 1]];
    const [begin] = kept;
    const steps = kept.slice(1).map((point, index) => pair(point[0] - kept[index][0], point[1] - kept[index][1]));
    // An absolute start: after "z" the pen is back there.
    return `M${begin[0]} ${begin[1]}l${steps.join(' ').replaceAll(' -', '-')}z`;
  });
  return [...new Set(written)].join('');
}

function pair(x, y) {
  return y < 0 ? `${x}${y}` : `${x} ${y}`;
}
