// @ts-check
/** TIMEX3 values as people write them. */

import { has, locale, number, t } from '../i18n.js';

/** @typedef {[RegExp, (...parts: string[]) => string]} Shape */

/** The first shape that fits the whole value is its form.
 * @type {readonly Shape[]} */
const SHAPES = [
  [/^(.+)\/\.\.$/, (a) => t('from', { a: timex(a) })],
  [/^\.\.\/(.+)$/, (b) => t('until', { b: timex(b) })],
  [/^(.+)\/(.+)$/, (a, b) => t('range', { a: timex(a), b: timex(b) })],
  [/^P(?=.)(?:([\dX.]+)Y)?(?:([\dX.]+)M)?(?:([\dX.]+)W)?(?:([\dX.]+)D)?(?:T(?:([\dX.]+)H)?(?:([\dX.]+)M)?(?:([\dX.]+)S)?)?$/, duration],
  [/^(.+)T(\d\d)(?::?(\d\d))?.*$/, (day, hour, minute) => `${timex(day)}, ${clock(hour, minute)}`],
  [/^(.+)T([A-Z]{2})$/, (day, part) => `${timex(day)}, ${word(`part.${part}`, part)}`],
  [/^T(\d\d)(?::?(\d\d))?.*$/, (hour, minute) => clock(hour, minute)],
  [/^(\d{4})-(\d\d)-(\d\d)$/, (...ymd) => date(ymd, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })],
  [/^(\d{4})-(\d\d)$/, (...ym) => date(ym, { month: 'long', year: 'numeric' })],
  [/^XXXX-(\d\d)-(\d\d)$/, (month, day) => date(['2000', month, day], { day: 'numeric', month: 'long' })],
  [/^XXXX-(\d\d)$/, (month) => date(['2000', month], { month: 'long' })],
  [/^XXXX-WXX-(\d)$/, (day) => date(['2001', '01', `0${day}`], { weekday: 'long' })],
  [/^(\d{4})-W(\d\d)-WE$/, (y, n) => t('weekend', { n: Number(n), y })],
  [/^(\d{4})-W(\d\d)$/, (y, n) => t('week', { n: Number(n), y })],
  [/^(\d{4})-Q(\d)$/, (y, n) => t('quarter', { n: Number(n), y })],
  [/^(\d{4})-H(\d)$/, (y, n) => t('half', { n: Number(n), y })],
  [/^(\d{4})-(SP|SU|FA|WI)$/, (y, season) => `${word(`season.${season}`, season)} ${y}`],
  [/^(\d{4})$/, (y) => y],
  [/^(\d{3})$/, (decade) => t('decade', { y: `${decade}0` })],
  [/^(\d{2})$/, (century) => t('century', { n: Number(century) + 1 })],
];

/** @param {string} value
 * @returns {string} */
export function timex(value) {
  if (value.endsWith('_REF')) return word(value, value);
  for (const [shape, write] of SHAPES) {
    const match = shape.exec(value);
    if (match) return write(...match.slice(1));
  }
  return value;
}

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];

/** @param {...string} amounts from years to seconds; absent, a number, or X for "some" */
function duration(...amounts) {
  const parts = amounts.flatMap((amount, at) => {
    if (!amount) return [];
    const unit = { style: 'unit', unit: UNITS[at], unitDisplay: 'long' };
    if (!amount.includes('X')) return [number(Number(amount), /** @type {Intl.NumberFormatOptions} */ (unit))];
    // "some days": the words for 2 days with the number exchanged.
    return [number(2, /** @type {Intl.NumberFormatOptions} */ (unit)).replace('2', t('some'))];
  });
  return parts.join(' ');
}

/** @param {string[]} ymd
 * @param {Intl.DateTimeFormatOptions} options */
function date([year, month, day = '01'], options) {
  const utc = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(utc.getTime())) return [year, month, day].join('-');
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(utc);
}

/** @param {string} hour
 * @param {string|undefined} minute */
function clock(hour, minute) {
  const utc = new Date(`2000-01-01T${hour === '24' ? '00' : hour}:${minute ?? '00'}:00Z`);
  if (Number.isNaN(utc.getTime())) return [hour, minute].join(':');
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(utc);
}

/** @param {string} key
 * @param {string} otherwise */
const word = (key, otherwise) => (has(key) ? t(key) : otherwise);
