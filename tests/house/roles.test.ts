/**
 * All that each role may do, spelled out for whoever reviews it. `permissions.ts` says it action by action; a right
 * that is given or taken there changes a line here, so that nobody gets one by the way.
 */
import { expect, test } from 'vitest'
import { permissions, type Role, roles } from '../../src/permissions.ts'

const rights: Record<Role, string> = {
  // 相談員
  'counselor': `
    access: end
    account: own
    activity: read
    assessment: record
    career: record
    case: close, copy, list, open, read, restrict
    conference: finishDecision, host, list, read
    consent: record, withdraw
    consultation: correct, record
    desk: list
    draft: keep
    emergency: open, second
    employer: approach, read, write
    followUp: record
    gathering: checkIn, read, signUp
    introduction: make
    job: read, seekers, write
    jobWish: record
    jointSupport: end, read, work
    kpi: read
    nextAction: set
    ownPage: open
    person: change, create, merge, read, search
    placement: list, record
    plan: comment, read
    progress: read
    readers: list
    referral: answer, list, read, report, send, withdraw
    retention: hold, list, propose
    roadmap: read
    supervision: read
    supportPlan: read, write
    targetType: decide
    today: see
    training: record
    trial: record
  `,
  // 窓口責任者
  'manager': `
    access: end
    account: own
    activity: read, write
    assessment: record
    career: record
    case: close, copy, list, open, read, restrict
    caseload: handOver
    closure: signOff
    conference: finishDecision, host, list, read
    consent: record, withdraw
    consultation: correct, record
    desk: capacity, list, rules
    draft: keep
    emergency: open, review, second
    employer: appeal, approach, breach, merge, read, write
    followUp: record
    gap: board
    gathering: checkIn, host, read, signUp
    introduction: make
    import: run
    job: confirmAge, import, read, seekers, write
    jobWish: record
    jointSupport: end, read, work
    kpi: read
    nextAction: set
    ownPage: open
    person: change, create, merge, read, search
    placement: list, record
    plan: comment, read
    progress: read
    readers: list, name
    referral: answer, list, read, report, send, withdraw
    report: write
    retention: approve, hold, list, propose
    roadmap: read, report
    supervision: note, read
    supportPlan: read, signOff, write
    targetType: decide
    team: see
    today: see
    training: record
    trial: record
  `,
  // 市町村担当
  'municipal': `
    access: end
    account: own
    activity: read, write
    assessment: record
    career: record
    case: close, copy, list, open, read, restrict
    conference: finishDecision, host, list, read
    consent: record, withdraw
    consultation: correct, record
    desk: list
    draft: keep
    emergency: open, second
    employer: approach, read, write
    followUp: record
    gathering: checkIn, host, read, signUp
    introduction: make
    import: run
    job: import, read, seekers, write
    jobWish: record
    jointSupport: end, read, work
    kpi: read
    nextAction: set
    ownPage: open
    person: change, create, merge, read, search
    placement: list, record
    plan: comment, read
    progress: read
    readers: list
    referral: answer, list, read, report, send, withdraw
    retention: approve, hold, list, propose
    roadmap: read, report
    supervision: read
    supportPlan: read, write
    targetType: decide
    today: see
    training: record
    trial: record
  `,
  // 企業支援
  'employer-support': `
    account: own
    activity: read
    desk: list
    draft: keep
    employer: appeal, approach, breach, merge, read, write
    followUp: record
    gathering: checkIn, host, read
    job: import, read, seekers, write
    kpi: read
    placement: list, record
    plan: comment, read
    progress: read
    roadmap: read
    today: see
  `,
  // 協議会事務局
  'council-office': `
    account: own
    activity: read, write
    conference: list
    desk: list
    draft: keep
    employer: appeal, approach, breach, merge, read, write
    finding: answer
    form: manage
    gap: board
    gathering: checkIn, host, read
    job: ageMeasure, confirmAge, read
    kpi: decide, note, read, readExact, readFacts
    plan: comment, read, write
    progress: read, write
    release: publish
    report: decide, write
    roadmap: read, report
    table: own
    year: close
  `,
  // 事業主
  'employer': `
    account: own
  `,
  // 本人
  'person': `
    account: own
    own: answer, read
  `,
  // システム管理者
  'administrator': `
    account: manage, own
    activity: read
    desk: list
    draft: keep
    kpi: read
    plan: read
    progress: read
    roadmap: read
    service: watch
  `,
}

const spelled = (role: Role): string[] =>
  rights[role]
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [subject = '', actions = ''] = line.trim().split(': ')
      return actions.split(', ').map((action) => `${subject}.${action}`)
    })
    .toSorted()

test.each(roles)('%s may do this, and nothing else', (role) => {
  const given = Object.entries(permissions).filter(([, those]) => (those as readonly Role[]).includes(role))
  expect(given.map(([permission]) => permission).toSorted()).toEqual(spelled(role))
})
