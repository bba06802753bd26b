/**
 * Mail: plain text in Japanese, without personal data beyond the address and a link. A mail is written into the table
 * in the transaction that causes it and delivered afterwards; in a demo nothing is delivered, the outbox page shows it.
 */
import { sql, type Kysely, type Transaction } from 'kysely'
import nodemailer from 'nodemailer'
import type pg from 'pg'
import { v7 } from 'uuid'
import { asJobs } from '../database/as-jobs.ts'
import { log } from '../log.ts'

export type MailKind =
  | 'invitation'
  | 'password-reset'
  | 'password-changed'
  | 'second-factor-changed'
  | 'referral-silent'
  | 'emergency-access'
  | 'weekly-gaps'
  | 'conference'
  | 'own-page'
  | 'report-reminder'
  | 'report-returned'
  | 'plan-review'
  | 'alarm'
  | 'manager-added'
  | 'gathering'

export interface Mail {
  kind: MailKind
  to: string
  subject: string
  body: string
}

/** Puts a mail into the outbox; it exists when the transaction does. */
export async function sendMail<D>(tx: Transaction<D> | Kysely<D>, mail: Mail): Promise<void> {
  await sql`insert into mails (id, kind, recipient, subject, body)
    values (${v7()}, ${mail.kind}, ${mail.to}, ${mail.subject}, ${mail.body})`.execute(tx)
}

/** Tries grow apart: 1, 2, 4 … 64 minutes, then the mail is given up and the doctor says so. */
const mostAttempts = 8

interface Waiting {
  id: string
  recipient: string
  subject: string
  body: string
  attempts: number
}

/**
 * Delivers what waits, each mail in its own transaction with its row locked, so that two workers never send one twice.
 * @param from the sender's address; without it the user of the URL, else no-reply at the host of `baseUrl`
 */
export async function deliverPending(
  pool: pg.Pool,
  smtpUrl: string,
  options: { baseUrl: string; from?: string },
): Promise<{ sent: number; failed: number }> {
  const from = options.from ?? `no-reply@${new URL(options.baseUrl).hostname}`
  const transport = nodemailer.createTransport(smtpUrl)
  const result = { sent: 0, failed: 0 }
  try {
    for (let more = true; more;) {
      more = await asJobs(pool, async (client) => {
        const {
          rows: [mail],
        } = await client.query<Waiting>(
          `select id, recipient, subject, body, attempts from mails
           where sent_at is null and given_up_at is null and next_attempt_at <= now()
           order by created_at limit 1 for update skip locked`,
        )
        if (!mail) return false
        try {
          await transport.sendMail({
            from: { name: 'つなぐ', address: from },
            to: mail.recipient,
            subject: mail.subject,
            text: mail.body,
          })
          await client.query(
            `update mails set sent_at = now(), body = '', attempts = attempts + 1, last_problem = null where id = $1`,
            [mail.id],
          )
          result.sent++
        } catch (error) {
          const problem = (error as { code?: string }).code ?? 'unknown'
          await client.query(
            `update mails
             set attempts = attempts + 1, last_problem = $2,
               next_attempt_at = now() + interval '1 minute' * power(2, attempts),
               given_up_at = case when attempts + 1 >= $3 then now() end
             where id = $1`,
            [mail.id, problem, mostAttempts],
          )
          log.error('mail not delivered', { mailId: mail.id, attempt: mail.attempts + 1, problem })
          result.failed++
        }
        return true
      })
    }
  } finally {
    transport.close()
  }
  return result
}

export interface OutboxMail {
  id: string
  kind: MailKind
  recipient: string
  subject: string
  body: string
  createdAt: Date
  sentAt: Date | null
}

/** The newest mails with their text. Only a demo shows them: the text holds links that open an account. */
export function findOutbox(pool: pg.Pool, limit = 50): Promise<OutboxMail[]> {
  return asJobs(pool, async (client) => {
    const { rows } = await client.query<OutboxMail>(
      `select id, kind, recipient, subject, body, created_at as "createdAt", sent_at as "sentAt"
       from mails order by created_at desc, id desc limit $1`,
      [limit],
    )
    return rows
  })
}

/** Mails that could not be delivered and still need somebody; for the doctor. */
export function countUndelivered(pool: pg.Pool): Promise<number> {
  return asJobs(pool, async (client) => {
    const {
      rows: [row],
    } = await client.query<{ count: number }>('select mails_undelivered as count from service_counts()')
    return Number(row?.count ?? 0)
  })
}
