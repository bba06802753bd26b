/**
 * Whoever has an account can open every page that the navigation offers, on any screen, and read it without barriers.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoEntries, roleLabels } from '../../src/modules/access/accounts/index.ts'
import { startPlanDraft } from '../../src/modules/council/plan-versions/index.ts'
import { bookInterview } from '../../src/modules/employment/gatherings/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { someEmployer } from '../support/employers.ts'
import { openedGathering, signedUp, someBooth } from '../support/gatherings.ts'
import { introduced } from '../support/introductions.ts'
import { publishedJob } from '../support/jobs.ts'
import { agreedTrial } from '../support/trials.ts'
import { desk, openFor, phone, type Visitor } from '../support/page.ts'
import { thenItPrintsWell } from '../support/paper.ts'
import { type Product, startProduct } from '../support/product.ts'
import { hired, referred, type Somebody, someoneAt } from '../support/scene.ts'
import {
  begunJointSupport,
  draftedPlan,
  plannedConference,
  recordedTraining,
  recordedWish,
  valueOf,
} from '../support/thread.ts'

const onePerRole = demoEntries.filter(
  (entry, index) => demoEntries.findIndex((each) => each.role === entry.role) === index,
)

describe.each([desk, phone])('$name', (screen) => {
  // What roles see on one address differs in its words; on a phone that changes no layout,
  // so each address is opened once.
  const opened = new Set<string>()
  test.each(onePerRole.map((entry) => [roleLabels[entry.role], entry.email] as const))(
    '%s opens what the navigation offers',
    async (_, email) => {
      const visitor = await openFor(browser, product, screen, email)
      const offered = await addressesOffered(visitor)
      for (const address of [...offered, '/menu', '/account'].filter((each) => screen === desk || !opened.has(each))) {
        await visitor.visit(address)
        opened.add(address)
      }
      await visitor.leave()
    },
  )

  test('every page about a case opens', async () => {
    const visitor = await openFor(browser, product, screen, helloWork)
    for (const address of pagesOfACase()) await visitor.visit(address)
    await visitor.leave()
  })

  test('what the council’s office writes into the plan opens', async () => {
    const visitor = await openFor(browser, product, screen, 'jimukyoku@roudoukyoku.example')
    for (const address of [
      '/plan?part=findings',
      '/plan/findings/new',
      '/plan/findings/L20',
      '/roadmap/R01',
      '/roadmap/R03',
      '/roadmap/R03/report',
      '/roadmap/R03/steps/new',
      '/reports/nagano-roudoukyoku/regular-employment/2025-12',
      '/kpis/regular-employment/changes',
      '/statistics/regular-employment',
      '/kpis/saposute-consultations/definition',
      '/kpis/regular-employment/overlaps',
      '/kpis/regular-employment/organizations',
      '/jobs/age-limit-measures',
      '/jobs/age-limit-measures/new',
    ])
      await visitor.visit(address)
    // Plain forms of parts that have been seen at this size: on a phone, where they are narrow.
    for (const address of screen === phone
      ? [
          `/plan/versions/${draft}`,
          `/plan/versions/${draft}?part=check`,
          `/plan/versions/${draft}/nodes/kpi/career-up-conversions`,
          `/plan/versions/${draft}/nodes/lead/new`,
          `/plan/versions/${draft}/nodes/passage/P063`,
          '/statistics/releases/new',
          '/kpis/career-up-conversions/goal',
          '/kpis/regular-employment/notes/new',
          '/own-tables',
          '/own-tables/new?kpis=regular-employment&rows=area&columns=type',
          '/progress-reports',
          '/activities',
          '/activities/new',
          '/report-sheets/2025-12',
          '/report-sheets',
        ]
      : [])
      await visitor.visit(address)
    await visitor.leave()
  })

  test('what the host of a gathering opens', async () => {
    const visitor = await openFor(browser, product, screen, employers)
    for (const rest of ['', '/door', '/results/new', '/booths/new', '/change', '/move', '/cancellation', '/end'])
      await visitor.visit(`/gatherings/${fair.id}${rest}`)
    for (const address of ['/gatherings', '/gatherings/new', `/gathering-booths/${fair.booth}/slots/new`])
      await visitor.visit(address)
    await visitor.leave()
  })

  test('what does not exist or is not theirs is said in words', async () => {
    const visitor = await openFor(browser, product, screen, 'soudan@hw-matsumoto.example')
    await visitor.visit(`/cases/${somebody.id}`, 404)
    await visitor.visit('/nothing-here', 404)
    await visitor.visit('/admin', 403)
    await visitor.leave()
  })
})

test.each([phone, { ...phone, name: 'on a phone without JavaScript', script: false }])(
  'all findings of the plan check fit into a few screens, and a link to one opens it ($name)',
  async (screen) => {
    const visitor = await openFor(browser, product, screen, 'jimukyoku@roudoukyoku.example')
    await visitor.visit('/plan?part=findings')
    const folded = await visitor.page.evaluate<number>('document.documentElement.scrollHeight')
    expect(folded).toBeLessThan(3 * screen.height)
    const text = visitor.page.getByText('サポステの相談件数の目標322件が')
    expect(await text.isVisible()).toBe(false)
    await visitor.page.getByRole('heading', { name: '数値' }).click()
    await visitor.page.getByText('相談の目標が登録の目標より少ない').click()
    expect(await text.isVisible()).toBe(true)
    await visitor.visit('/plan?part=findings&finding=L04#finding-L04')
    expect(await text.isVisible()).toBe(true)
    await visitor.leave()
  },
)

test('what people take to a meeting prints well', async () => {
  const office = await openFor(browser, product, desk, 'jimukyoku@roudoukyoku.example')
  for (const address of ['/kpis', '/roadmap', '/plan']) {
    await office.visit(address)
    await thenItPrintsWell(office)
  }
  await office.leave()
  const worker = await openFor(browser, product, desk, helloWork)
  for (const address of ['/today', '/cases', `/cases/${somebody.id}`]) {
    await worker.visit(address)
    await thenItPrintsWell(worker)
  }
  await worker.leave()
})

const helloWork = 'soudan@hw-nagano.example'
const employers = 'kigyo@hw-nagano.example'
let browser: Browser
let product: Product
let somebody: Somebody
let asked: string
let conference: string
let joint: string
let training: string
let introduction: string
let shownJob: string
let trial: string
let fair: { id: string; booth: string; signUp: string; interview: string }
let draft: string
let plan: { id: string; goalId: string }

beforeAll(async () => {
  browser = await launchBrowser()
  product = await startProduct()
  somebody = await someoneAt(product, helloWork, '丸山 千尋', 'まるやま ちひろ', {
    in: 1,
    time: '14:00',
    note: '面接の練習をして、応募先を三つまでしぼる',
  })
  await hired(product, helloWork, somebody, '株式会社 千曲精機', '2026-01-20')
  conference = (
    await plannedConference(
      product.council,
      await product.actor(helloWork),
      somebody.id,
      await product.actor('soudan@saposute.example'),
    )
  ).id
  plan = await draftedPlan(product.council, await product.actor(helloWork), somebody.id)
  joint = await begunJointSupport(
    product.council,
    await product.actor('soudan@saposute.example'),
    await product.actor(helloWork),
    (
      await someoneAt(product, 'soudan@saposute.example', '宮下 葵', 'みやした あおい', {
        in: 3,
        note: '見学の感想を聞く',
      })
    ).id,
    'ms-nagano',
  )
  training = await recordedTraining(product.council, await product.actor(helloWork), somebody.id)
  introduction = await introduced(product.council, await product.actor(helloWork), somebody.id)
  shownJob = await publishedJob(product.council, await product.actor(helloWork))
  await recordedWish(product.council, await product.actor(helloWork), somebody.id)
  trial = await agreedTrial(product.council, await product.actor(helloWork), somebody.id)
  fair = await fairToday()
  draft = valueOf(
    await product.as('jimukyoku@roudoukyoku.example', (ctx) =>
      startPlanDraft(ctx, { fiscalYear: 2026 }, '動画をつくる'),
    ),
  ).id
  asked = await referred(product, helloWork, somebody, 'maisapo-ueda', '家計の相談と、住まいの確保')
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

/** Held today by who wins employers, with somebody to be seen at a booth. */
async function fairToday(): Promise<typeof fair> {
  const [host, worker] = [await product.actor(employers), await product.actor(helloWork)]
  const today = product.council.clock.today()
  const id = await openedGathering(product.council, host, { heldOn: today, signUpUntil: today })
  const employer = await someEmployer(product.council, host)
  const { boothId: booth, slots } = await someBooth(product.council, host, id, employer)
  const signUp = await signedUp(product.council, worker, somebody.id, id, { callName: '丸山', needs: '筆談' })
  const booked = await product.as(helloWork, (ctx) => bookInterview(ctx, signUp, { slotId: slots[0] ?? '' }))
  return { id, booth, signUp, interview: valueOf(booked).id }
}

async function addressesOffered(visitor: Visitor): Promise<string[]> {
  await visitor.visit('/menu')
  const links = await visitor.page.evaluate<string[]>(
    `[...document.querySelectorAll('nav a, header a, .menu-list a')].map((link) => link.getAttribute('href'))`,
  )
  const offered = [...new Set(links)]
  expect(offered.length).toBeGreaterThan(1)
  return offered
}

function pagesOfACase(): string[] {
  const path = `/cases/${somebody.id}`
  return [
    ...[
      '',
      '?tab=referrals',
      '?tab=work',
      '?tab=history',
      '?tab=access',
      '/access',
      '/work-history',
      '/work-history/new',
      '/work-history/job-card',
      '/consents/new',
      '/restriction',
      '/own-page',
      '/readers',
      '/notes',
      '/assessment',
      '/assessment/hello-work/wish',
      '/support-plans',
      '/support-plans/new',
      ...[
        '',
        '/frame',
        '/goals/new',
        `/goals/${plan.goalId}`,
        '/measures',
        '/agreement',
        '/decision',
        '/reviews/new',
        '/evaluation',
      ].map((rest) => `/support-plans/${plan.id}${rest}`),
      '/copy',
      '/paper',
      '/appointments/new',
      '/conferences/new',
      '/referrals/new',
      '/consultations/new',
      '/next-action',
      '/next-action?how=changed',
      '/target-type',
      '/placements/new',
      '/closure',
    ].map((rest) => path + rest),
    `${path}/trainings/new`,
    `${path}/job-wish`,
    `${path}/qualifications/new`,
    `${path}/papers`,
    `/trainings/${training}/end`,
    `${path}/gatherings/new`,
    ...['/ticket', '/withdrawal', '/interviews/new'].map((rest) => `/gathering-sign-ups/${fair.signUp}${rest}`),
    ...['/result', '/withdrawal'].map((rest) => `/gathering-interviews/${fair.interview}${rest}`),
    `${path}/trials/new`,
    ...['', '/change', '/days/new', '/end', '/cancellation'].map((rest) => `/trials/${trial}${rest}`),
    `${path}/matches`,
    `${path}/matches/${shownJob}`,
    ...['', '/other'].map((rest) => `${path}/introductions/new${rest}`),
    '/introductions',
    '/matches',
    ...['', '/correct', '/interviews/new', '/answer-day', '/result'].map(
      (rest) => `/introductions/${introduction}${rest}`,
    ),
    `/gatherings/${fair.id}`,
    `/gatherings/${fair.id}/balance`,
    `/gatherings/${fair.id}/follow-up`,
    '/joint-supports',
    `/joint-supports/${joint}`,
    `/joint-supports/${joint}/talks/new`,
    ...['', '/participants/new', '/closing', '/cancellation'].map((rest) => `/conferences/${conference}${rest}`),
    `/people/${somebody.personId}`,
    `/people/${somebody.personId}/names/new`,
    `/people/${somebody.personId}/relations/new`,
    `/people/${somebody.personId}/duplicates`,
    '/emergency',
    '/people?q=まるやま',
    `/referrals/${asked}`,
    '/cases?q=丸山',
    '/cases?status=closed',
    '/desks?q=上田',
    '/desks/ms-nagano',
  ]
}
