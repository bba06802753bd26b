/**
 * Who may try now. Three counts, so that nobody stops anybody else: one account from one place; one account from
 * everywhere, wider; one sender over different accounts, in a fixed window. A device on which the account has signed in
 * before has a count of its own and meets none of the others' (decision 0047).
 */
import { type Kysely, sql } from 'kysely'
import { attemptAll, type Counted, failuresOf, fillWindow, keepFailures, takeTurn } from './failures.ts'
import { differentAccounts, freeFailures, withoutOwn } from './lock-out.rules.ts'

/** Where a try comes from. */
export interface Place {
  /** A digest of the sender's network. */
  sender: string
  /** The row of the device that the account is known on, or null. */
  device: string | null
}

export interface Guard {
  /**
   * To be called before an answer is checked: counts it as wrong, so that twenty parallel guesses are twenty.
   * @param subject whose answer it is, as a digest or an id
   * @returns seconds to wait; 0 when the answer may be checked, and then `right` must follow if it was right
   */
  attempt(subject: string, place: Place): Promise<number>
  right(subject: string, place: Place): Promise<void>
}

const placeOf = (subject: string, { device, sender }: Place): string =>
  device === null ? `${subject} from ${sender}` : `${subject} on ${device}`

/**
 * All counts of an account: with its new password, what strangers have tried is over. To be called as `tsunagu_auth`.
 */
export async function forgetFailures<D>(db: Kysely<D>, subject: string): Promise<void> {
  await sql`delete from auth.failures where subject = ${subject} or starts_with(subject, ${`${subject} `})`.execute(db)
}

export function createGuard(db: Kysely<unknown>, now: () => Date): Guard {
  return {
    attempt: (subject, place) =>
      db.transaction().execute(async (tx) => {
        const own: Counted = { subject: placeOf(subject, place), free: freeFailures.onePlace }
        if (place.device !== null) return attemptAll(tx, [own], now())
        const full = await fillWindow(tx, place.sender, subject, differentAccounts, now())
        return full > 0 ? full : attemptAll(tx, [{ subject, free: freeFailures.everywhere }, own], now())
      }),
    right: (subject, place) =>
      db.transaction().execute(async (tx) => {
        const own = placeOf(subject, place)
        if (place.device === null) {
          await takeTurn(tx, place.sender)
          await sql`delete from auth.windows where subject = ${place.sender} and member = ${subject}`.execute(tx)
          await takeTurn(tx, subject)
          const mine = await failuresOf(tx, own)
          await keepFailures(
            tx,
            subject,
            withoutOwn(await failuresOf(tx, subject), mine?.count ?? 0, freeFailures.everywhere),
          )
        }
        await keepFailures(tx, own, null)
      }),
  }
}
