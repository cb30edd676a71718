// @ts-check
/** Proves on demand that nothing leaves: tries to send a request from the page and from the worker, which both must be
 * refused by the page's own policy. */

import { byId } from './dom.js';
import { t } from './i18n.js';

/** Reserved for documentation: nobody's server learns of the attempt, should it leave. */
const ELSEWHERE = 'https://example.org/depeche-check';

/** @param {import('./engine/engine.js').Engine} engine */
export function wirePrivacy(engine) {
  byId('check').addEventListener('click', async () => {
    const result = byId('check-result');
    const [page, worker] = await Promise.all([refused(), engine.probe(ELSEWHERE).then(({ left }) => !left, () => true)]);
    const safe = page && worker;
    result.textContent = t(safe ? 'check.ok' : 'check.bad');
    result.dataset.safe = String(safe);
    byId('live').textContent = result.textContent;
  });
}

/** Whether the page's policy, and not a missing network, refuses a request.
 * @returns {Promise<boolean>} */
async function refused() {
  let violated = false;
  const note = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    violated ||= event.effectiveDirective === 'connect-src' && event.blockedURI.startsWith(new URL(ELSEWHERE).origin);
  };
  document.addEventListener('securitypolicyviolation', note);
  const left = await fetch(ELSEWHERE, { mode: 'no-cors' }).then(() => true, () => false);
  // The event comes with a task of its own.
  await new Promise((resolve) => setTimeout(resolve, 50));
  document.removeEventListener('securitypolicyviolation', note);
  return violated && !left;
}
