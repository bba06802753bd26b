/** The public pages as a reader without script and without cookies gets them, through the whole app. */
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAssets } from '../../src/app.tsx'
import { createAuthenticator } from '../../src/modules/access/accounts/index.ts'
import { sealFigures } from '../../src/modules/council/indicators/index.ts'
import { addDays, instantInTokyo } from '../../src/platform/clock.ts'
import { createPool } from '../../src/platform/database/pool.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { appOf } from '../support/entry.ts'
import { signedInAs } from '../support/people.ts'
import { published } from '../support/releases.ts'
import { addFact } from '../kpi/population.ts'

let open: TestCouncil
let app: Hono
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  open = await createTestCouncil()
  const { council } = open
  const authPool = createPool(open.url, { max: 2, applicationName: 'tsunagu-test-auth' })
  const authenticator = createAuthenticator({
    pool: authPool,
    clock: council.clock,
    keys: council.keys,
    baseUrl: council.baseUrl,
    mode: council.mode,
  })
  app = appOf(open, authenticator, readAssets())
  ends.push(
    () => authPool.end(),
    () => open.close(),
  )
})
afterAll(async () => {
  for (const end of ends) await end()
})

interface Shown {
  status: number
  /** The words of the page's content. */
  words: string
  html: string
  links: string[]
  headers: Headers
}

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

async function read(path: string, headers: Record<string, string> = {}): Promise<Shown> {
  const response = await app.request(`http://localhost:3000${path}`, {
    headers: { host: 'localhost:3000', ...headers },
  })
  const html = await response.text()
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  return {
    status: response.status,
    html,
    headers: response.headers,
    words: decoded(
      main
        .replace(/<(?:wbr|svg[\s\S]*?<\/svg)[^>]*>/g, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' '),
    ),
    links: [...main.matchAll(/<a [^>]*href="([^"]+)"/g)].map((match) => decoded(match[1] ?? '')),
  }
}

const everyPage = [
  '/',
  '/find',
  '/find?worry=long-out-of-work',
  '/find?worry=long-out-of-work&who=self',
  '/find?worry=long-out-of-work&who=self&place=20203',
  '/find?worry=long-out-of-work&who=self&place=20203&age=40s',
  '/find?worry=long-out-of-work&who=self&place=20203&age=40s&change=1',
  '/find?worry=text-only&who=family&place=20602&age=unknown',
  '/find/places',
  '/find/places?q=%E3%81%86%E3%81%88%E3%81%A0',
  '/find/desks',
  '/find/desks?place=20205',
  '/find/sapo-shinano',
  '/find/muni-20203-soudan?worry=family&place=20203&age=50s',
  '/figures',
  '/about',
]

describe('every public page', () => {
  test.each(everyPage)('%s is whole, light, and keeps nothing of the reader', async (path) => {
    const { status, html, headers } = await read(path)
    expect(status).toBe(200)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(gzipSync(html).length).toBeLessThan(30 * 1024)
    expect(headers.getSetCookie()).toEqual([])
    expect(headers.get('referrer-policy')).toBe('same-origin')
    // Nothing from elsewhere, nothing inline, no form that sends anything.
    expect(html).not.toMatch(/<form[^>]*method="post"/i)
    expect(html).not.toMatch(/<(?:script|img|iframe|link)[^>]+(?:src|href)="https?:/)
    expect(html).not.toMatch(/<script(?![^>]*src=)|\sstyle="|\son\w+="/)
  })

  test.each(everyPage)('no link of %s leads nowhere', async (path) => {
    const { links } = await read(path)
    const own = [...new Set(links.filter((link) => link.startsWith('/')))]
    // Of long lists a sample is enough; all of them are made by the same line.
    for (const link of own.length > 12 ? own.filter((_, index) => index % 11 === 0) : own)
      expect([link, (await read(link)).status]).toEqual([link, 200])
  })
})

describe('the way to a desk', () => {
  test('one question after the other, only by links', async () => {
    let page = await read('/')
    expect(page.words).toContain('いまの気持ちに、いちばん近いのは?')
    const follow = async (part: string): Promise<void> => {
      const link = page.links.find((each) => each.includes(part))
      if (link === undefined) throw new Error(`no link with ${part} in ${page.links.join(' ')}`)
      page = await read(link)
    }
    await follow('worry=long-out-of-work')
    expect(page.words).toContain('どなたのことですか?')
    await follow('who=self')
    expect(page.words).toContain('お住まいの市町村は?')
    await follow('place=20203')
    expect(page.words).toContain('年代を教えてください')
    await follow('age=40s')
    expect(page.words).toContain('あなたに合いそうな窓口は3つです')
    expect(page.words).toContain('若者サポートステーション・シナノ')
    expect(page.words).toContain('15歳から49歳まで。')
    expect(page.words.indexOf('若者サポートステーション・シナノ')).toBeLessThan(page.words.indexOf('まいさぽ上田'))
    await follow('/find/maisapo-ueda')
    expect(page.words).toContain('窓口の案内にもどる')
    expect(page.words).toContain('上田市(市内)')
    await follow('/find?worry=long-out-of-work&who=self&place=20203&age=40s')
    expect(page.words).toContain('あなたに合いそうな窓口は3つです')
    await follow('change=1')
    await follow('/find?worry=long-out-of-work&who=self&age=40s')
    expect(page.words).toContain('お住まいの市町村は?')
    await follow('place=20205')
    expect(page.words).toContain('飯田')
  })

  test('the filter of municipalities is a plain form that keeps the answers', async () => {
    const { html, words } = await read(
      '/find?worry=regular-job&who=supporter&age=50s&q=%E3%81%BE%E3%81%A4%E3%81%8B%E3%82%8F',
    )
    expect(words).toContain('「まつかわ」に合う市町村は2つです。')
    expect(words).toContain('松川町(下伊那郡)')
    expect(words).toContain('松川村(北安曇郡)とはちがいます')
    for (const [name, value] of [
      ['worry', 'regular-job'],
      ['who', 'supporter'],
      ['age', '50s'],
    ])
      expect(html).toContain(`<input type="hidden" name="${name}" value="${value}"`)
  })

  test('what is not known is not said: no hours, no telephone number, no booking', async () => {
    for (const path of everyPage) {
      const { words } = await read(path)
      expect(words).not.toMatch(/\d{2,4}-\d{2,4}-\d{3,4}|予約する|\d+時(?:\d+分)?まで(?!に)/)
    }
    expect((await read('/find?worry=long-out-of-work&who=self&place=20203&age=40s')).words).toContain(
      '開いている日や時間、電話番号は、まだこのサイトにありません',
    )
    expect((await read('/find/muni-20203-soudan')).words).toContain('この窓口のことは、確かめている途中です')
    expect((await read('/find/sapo-shinano')).words).not.toContain('確かめている途中')
  })

  test('a desk outside the reader’s municipality says so', async () => {
    expect((await read('/find/hw-ueda-main?place=20205')).words).toContain('飯田市は、この窓口の受け持ちの外です')
    expect((await read('/find/hw-ueda-main?place=20203')).words).not.toContain('受け持ちの外')
  })

  test('a desk that does not exist, or is no longer used, is no page', async () => {
    expect((await read('/find/nowhere')).status).toBe(404)
    await open.ownerQuery(`update desks set retired_on = '2026-01-01' where id = 'jobcafe-nagano'`)
    expect((await read('/find/jobcafe-nagano')).status).toBe(404)
    expect((await read('/find/desks')).words).not.toContain('ジョブカフェ信州(長野)')
    await open.ownerQuery(`update desks set retired_on = null where id = 'jobcafe-nagano'`)
  })

  test('hostile words come back as words', async () => {
    for (const text of [
      '<script>alert(1)</script>',
      '"><b>',
      "'; drop table desks; --",
      '\u0000',
      '%00',
      '🙂'.repeat(400),
    ]) {
      for (const path of ['/find/desks', '/find/places', '/find?worry=family', '/desks']) {
        const { status, html } = await read(`${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}`)
        expect([200, 303]).toContain(status)
        expect(html).not.toContain('<script>alert')
        expect(html).not.toContain('"><b>')
      }
    }
    expect((await read('/find?worry=%3Cb%3E&place=%27&age=%00')).status).toBe(200)
  })
})

describe('the size of the letters', () => {
  const size = (path: string, cookie?: string) => read(path, cookie === undefined ? {} : { cookie })

  test('is one cookie, on and off, and leads back to where the reader was', async () => {
    const where = '/find?worry=family&place=20203'
    const shown = await size(where)
    const link = decoded(/href="(\/large\?[^"]+)"/.exec(shown.html)?.[1] ?? '')
    const on = await size(link)
    expect(on.status).toBe(303)
    expect(on.headers.get('location')).toBe(where)
    expect(on.headers.getSetCookie()).toEqual(['tsunagu_large=1; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax'])
    expect((await size(where, 'tsunagu_large=1')).html).toContain('<html lang="ja" class="large">')
    expect((await size(link, 'tsunagu_large=1')).headers.getSetCookie()[0]).toMatch(/^tsunagu_large=; .*Max-Age=0/)
  })

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])(
    'never leads to %s',
    async (back) => {
      expect((await size(`/large?back=${encodeURIComponent(back)}`)).headers.get('location')).toBe('/')
    },
  )
})

describe('the figures in public', () => {
  test('nothing stands there before the council has published', async () => {
    expect((await read('/figures')).words).toContain('公表した数字は、まだありません')
    expect((await read('/')).words).not.toContain('この1年のこと')
  })

  test('small numbers and what would give them away are out, both goals are shown, and a release stays as it is', async () => {
    const { council } = open
    const hire = (person: number, area: string) =>
      addFact(council, {
        kind: 'placement.regular',
        by: 'hw-nagano',
        on: addDays('2025-06-01', person % 200),
        person: `人${person}`,
        area,
        type: 1,
      })
    for (let person = 0; person < 34; person += 1)
      await hire(person, person < 20 ? 'nagano' : person < 31 ? 'matsumoto' : 'kiso')
    await addFact(council, {
      kind: 'conversion.career-up',
      by: 'hw-nagano',
      on: '2025-07-01',
      person: 'ひとり',
      area: 'nagano',
    })
    for (const code of ['20201', '20202'])
      await addFact(council, {
        kind: 'desk.confirmed',
        by: `muni-${code}`,
        on: '2025-06-01',
        municipality: code,
        area: code === '20201' ? 'nagano' : 'matsumoto',
      })
    await seal()
    expect((await read('/figures')).words).toContain('公表した数字は、まだありません')
    expect(
      await published(
        council,
        await signedInAs(council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' }),
      ),
    ).toMatchObject({ ok: true })

    const figures = await read('/figures')
    expect(figures.words).toContain('令和8年1月20日(火)')
    expect(figures.words).toContain('34 人 令和7年4月から1月20日まで')
    const areas = /圏域ごと [\s\S]*?県全体 34/.exec(figures.words)?.[0] ?? ''
    // Three in 木曽 are few; one more area has to be hidden, or the total would tell them.
    expect(areas).toContain('木曽 <10')
    expect(areas.match(/＊/g)).toHaveLength(1)
    expect(areas).not.toMatch(/木曽 3\b/)
    expect(figures.words).toContain('607人以上・609人')
    expect(figures.words).toContain('目標の数が、計画の中で2つあります')
    // One single conversion is nobody's business; municipalities are nobody.
    expect(figures.words).toMatch(/キャリアアップ助成金による正社員転換 <10/)
    expect(figures.words).toContain('2 市町村')

    const start = await read('/')
    expect(start.words).toContain('この1年のこと')
    expect(start.words).toContain('34 人 正社員として働きはじめた方')
    expect(start.words).toContain('2 /77 ひきこもりの相談窓口がある市町村')
    expect(start.words).toContain('令和7年4月から1月20日まで')

    // What comes after it waits for the next one.
    const later = await addFact(council, {
      kind: 'placement.regular',
      by: 'hw-nagano',
      on: '2026-01-20',
      recordedOn: '2026-01-21',
      person: 'あとの人',
      area: 'nagano',
      type: 1,
    })
    expect(later).not.toBe('')
    expect((await read('/')).words).toContain('34 人 正社員として働きはじめた方')
  })

  async function seal(): Promise<void> {
    const [row] = await open.ownerQuery<{ number: string }>(
      `select set_config('app.now', '${instantInTokyo('2026-01-20', '12:00').getTime() / 1000}', false),
         seal_ledger() as number`,
    )
    await sealFigures(open.council, Number(row?.number))
  }
})

describe('the desks as staff see them', () => {
  test('are for those who are signed in', async () => {
    expect((await read('/desks')).headers.get('location')).toBe('/sign-in?next=%2Fdesks')
    expect((await read('/desks/hw-ueda-main')).status).toBe(303)
  })
})
