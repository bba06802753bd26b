/**
 * Beginnings that lead to the states in which doors have failed before; each walk goes on from one of them by chance.
 */
import type { Kind, Step } from './steps.ts'

const on =
  (subject: number) =>
  (kind: Kind, who = 0, n = 0): Step => ({ do: kind, case: subject, who, n })
const [first, second] = [on(0), on(1)]

/**
 * The number of `send`: which target (n % 5), joint or not (n % 3), until when (n / 3 % 4), which parts (n / 7 % 6).
 * Searched, not computed, so that a change of the lists above shows in the history and nowhere else.
 */
function sending(target: number, joint: boolean, until: number, share: number): number {
  for (let n = 0; n < 10_000; n += 1) {
    if (
      n % 5 === target &&
      (n % 3 === 0) === joint &&
      Math.trunc(n / 3) % 4 === until &&
      Math.trunc(n / 7) % 6 === share
    )
      return n
  }
  throw new Error('no such number')
}

const [sapo, ms, main, ueda, maisapo] = [0, 1, 2, 3, 4]
const [contact, contactTalks, talks, all, work] = [0, 1, 2, 3, 4]

export const scripts: Step[][] = [
  // A helper for talks, then a hand-over for the contact alone: each side writes on; then everything ends.
  [
    first('entry'),
    first('send', 0, sending(ueda, true, 0, contactTalks)),
    first('accept'),
    first('jointTalk'),
    first('send', 0, sending(ms, false, 0, contact)),
    first('accept'),
    first('talk'),
    first('jointTalk'),
    first('consent', 0, 6),
    first('ownPage'),
    first('job'),
    first('jointEnd', 0, 2),
    first('talk'),
    first('consent', 0, 3),
    first('note'),
  ],
  // Restricted while a referral waits, then at the receiver too.
  [
    first('conference', 0, 3),
    first('send', 0, sending(ms, false, 0, work)),
    first('restrict', 0, 0),
    first('imported'),
    first('accept', 0),
    first('restrict', 0, 0),
    first('outcome'),
    first('conference', 0, 6),
    first('emergency', 0, 5),
    first('talk'),
  ],
  // A worker with doors by name goes to another organization: overlap, restriction, emergency, conference.
  [
    first('restrict', 2, 0),
    second('emergency', 0, 8),
    second('conference', 0, 9),
    second('conferenceOpen'),
    first('contact', 2, 1),
    first('send', 2, sending(ms, false, 0, contactTalks)),
    first('move', 0, 0),
    first('accept'),
    first('talk'),
    second('talk'),
    first('move', 0, 3),
    first('lift', 2),
  ],
  [
    first('send', 2, sending(ms, false, 0, contactTalks)),
    first('accept'),
    first('move', 0, 2),
    first('days', 0, 0),
    second('send', 0, sending(maisapo, false, 1, all)),
    second('days', 0, 1),
    second('withdraw'),
    second('send', 0, sending(ueda, false, 0, talks)),
    second('decline'),
    second('talk'),
  ],
  // Handed on twice with everything, and back; what was shared narrowly is restricted to some.
  [
    first('family'),
    first('plan'),
    first('send', 0, sending(ms, false, 0, all)),
    first('accept'),
    first('span'),
    first('training'),
    first('qualification'),
    first('wish'),
    first('wish'),
    first('gathering'),
    first('jobAnswer'),
    first('trial'),
    first('introduction'),
    first('job'),
    first('send', 0, sending(maisapo, false, 0, contact)),
    first('accept'),
    first('restrict', 0, 0),
    first('talk'),
    first('followUp'),
    first('trainingEnd'),
    first('gatheringLeft'),
    first('trialEnd'),
    first('introductionEnd'),
    first('hold'),
    first('close'),
  ],
  // Two records made one while one of them is restricted, and two again.
  [
    first('restrict', 0, 0),
    first('merge', 0),
    first('consent', 0, 1),
    first('unmerge', 0),
    second('send', 0, sending(sapo, true, 3, contact)),
    second('accept'),
    second('jointTalk'),
    second('jointTalk'),
    second('days', 0, 3),
    second('talk'),
    second('send', 0, sending(main, false, 0, talks)),
    second('accept'),
  ],
]
