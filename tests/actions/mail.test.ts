/** Mails go to a real SMTP server of this test. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { nobody } from '../../src/platform/database/handles.ts'
import { countUndelivered, deliverPending, findOutbox, sendMail } from '../../src/platform/mail/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'

let house: TestCouncil
let server: SMTPServer
let url: string
let refuse = false
const received: { to: string[]; from: string; text: string }[] = []

beforeAll(async () => {
  house = await createTestCouncil()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      done(refuse ? Object.assign(new Error('no such box'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map((each) => each.address),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          text: Buffer.concat(parts).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve))
  await house.close()
})

const write = (to: string, body = '下のリンクを開いてください。\nhttps://example.jp/x?token=abc'): Promise<void> =>
  house.council.gateway.write(nobody, (tx) =>
    sendMail(tx, { kind: 'invitation', to, subject: '「つなぐ」への招待', body }),
  )
const deliver = (): Promise<{ sent: number; failed: number }> =>
  deliverPending(house.pool, url, { baseUrl: 'https://tsunagu.example.jp' })

describe('mail', () => {
  it('exists with its transaction and not without', async () => {
    await house.council.gateway
      .write(nobody, async (tx) => {
        await sendMail(tx, { kind: 'invitation', to: 'never@desk.example', subject: 'x', body: 'x' })
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    expect((await findOutbox(house.pool)).map((mail) => mail.recipient)).not.toContain('never@desk.example')
  })

  it('is delivered once, readable in Japanese, and its text with the link is then emptied', async () => {
    await write('hanako@desk.example')
    const [first, second] = await Promise.all([deliver(), deliver()])
    expect(first.sent + second.sent).toBe(1)
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ to: ['hanako@desk.example'], from: 'no-reply@tsunagu.example.jp' })
    const subject = /^Subject: (.*(?:\r\n .*)*)/m.exec(received[0]?.text ?? '')?.[1] ?? ''
    const words = [...subject.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)]
      .map((match) => Buffer.from(match[1] ?? '', 'base64').toString())
      .join('')
    expect(words).toBe('「つなぐ」への招待')
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    const [mail] = await findOutbox(house.pool)
    expect([mail?.body, mail?.sentAt instanceof Date]).toEqual(['', true])
  })

  it('that is refused waits longer each time and is given up after eight tries', async () => {
    await write('nobody@desk.example')
    refuse = true
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await deliver()).toEqual({ sent: 0, failed: 1 })
      expect(await deliver()).toEqual({ sent: 0, failed: 0 })
      const [row] = await house.ownerQuery<{ minutes: number; attempts: number }>(
        `select round(extract(epoch from next_attempt_at - now()) / 60)::int as minutes, attempts
         from mails where recipient = 'nobody@desk.example'`,
      )
      expect(row).toEqual({ minutes: 2 ** (attempt - 1), attempts: attempt })
      await house.ownerQuery(`update mails set next_attempt_at = now() where recipient = 'nobody@desk.example'`)
    }
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    expect(await countUndelivered(house.pool)).toBe(1)
    refuse = false
  })

  it('that nobody got needs somebody for a week, and for as long as no other mail goes out', async () => {
    const givenUp = (ago: string): Promise<unknown> =>
      house.ownerQuery(`update mails set given_up_at = now() - '${ago}'::interval where given_up_at is not null`)
    await givenUp('8 days')
    await house.ownerQuery(`update mails set sent_at = now() - interval '9 days' where sent_at is not null`)
    expect(await countUndelivered(house.pool)).toBe(1)
    await write('hanako@desk.example')
    await deliver()
    expect(await countUndelivered(house.pool)).toBe(0)
    await givenUp('6 days')
    expect(await countUndelivered(house.pool)).toBe(1)
  })

  it('can’t be addressed with a second header', async () => {
    await expect(write('a@desk.example\r\nBcc: b@desk.example')).rejects.toThrow(/mails_recipient_check/)
  })
})
