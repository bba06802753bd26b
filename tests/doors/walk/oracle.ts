/**
 * Who must, may and must not read a row, from the promises alone: `case_access`, `case_restrictions`, memberships, who
 * is responsible, who wrote a row, emergencies and the time. Never from `readers`, `read_rule()` or a policy.
 *
 * "open" is what the promises leave to the product; each says why, and neither answer of the product is a difference.
 */
import { type Reader, type Row, type World, actingFor } from './world.ts'

export type Answer = 'yes' | 'open' | 'no'
export interface Verdict {
  is: Answer
  why: string
}
const yes = (why: string): Verdict => ({ is: 'yes', why })
const maybe = (why: string): Verdict => ({ is: 'open', why })
const no = (why: string): Verdict => ({ is: 'no', why })
const rank = { yes: 2, open: 1, no: 0 }
export const widest = (verdicts: Verdict[]): Verdict =>
  verdicts.toSorted((a, b) => rank[b.is] - rank[a.is])[0] ?? no('no basis')

const at = (value: unknown): number | null => (typeof value === 'string' ? Date.parse(value) / 1000 : null)
const texts = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : [])
const covers = (scope: string[], part: string): boolean => scope.includes('all') || scope.includes(part)
/** The end of a day in Tokyo as second. */
const dayEnd = (day: unknown): number =>
  typeof day === 'string' ? Date.parse(`${day}T00:00:00+09:00`) / 1000 + 86_400 : Infinity

const writtenColumns = [
  'recorded_at',
  'written_at',
  'created_at',
  'added_at',
  'planned_at',
  'answered_at',
  'asked_at',
  'opened_at',
  'set_at',
  'corrected_at',
]
const writtenAt = (row: Row): number =>
  at(writtenColumns.map((column) => row[column]).find((value) => typeof value === 'string')) ?? 0

/** To which part of a case a table's rows belong (design §4, contract `shares`; decision 0008 `case_parts`). */
const parts: Record<string, string> = {
  consultations: 'consultations',
  next_actions: 'plan',
  appointments: 'plan',
  target_type_decisions: 'assessment',
  placements: 'work-history',
  follow_ups: 'work-history',
  employment_spans: 'work-history',
  trainings: 'work-history',
  qualifications: 'work-history',
  job_wishes: 'work-history',
  job_wish_health: 'health',
  gathering_sign_ups: 'work-history',
  gathering_interviews: 'work-history',
  job_answers: 'work-history',
  introductions: 'work-history',
  trials: 'work-history',
  trial_agreements: 'work-history',
  trial_days: 'work-history',
  introduction_interviews: 'work-history',
  support_plans: 'plan',
  support_goals: 'plan',
  support_steps: 'plan',
  support_measures: 'plan',
  support_reviews: 'plan',
  own_answers: 'plan',
  supervision_notes: 'own',
  closure_requests: 'own',
}

interface Takeover {
  at: number
  from: string
  to: string
  shares: string[]
}

export class Oracle {
  readonly #world: World
  readonly #today: string

  constructor(world: World, today: string) {
    this.#world = world
    this.#today = today
  }

  /** The reader that an account is now. An ended account has no session and reads nothing. */
  readerOf(key: string, accountId: string): Reader {
    const acting = actingFor(this.#world.memberships, accountId, this.#today)
    return { key, accountId, organizationId: acting?.organizationId ?? null, role: acting?.role ?? null }
  }

  #case(id: unknown): Row {
    return this.#world.of('cases').find((row) => row['id'] === id) ?? {}
  }

  #accesses(caseId: unknown): Row[] {
    return this.#world
      .of('case_access')
      .filter(
        (row) =>
          row['case_id'] === caseId && (row['valid_until'] === null || (at(row['valid_until']) ?? 0) > this.#world.now),
      )
  }

  /**
   * 閲覧の制限: while an organization has restricted a case, only the accounts it named read anything
   * of it (0013, issue point 1).
   */
  excluded(reader: Reader, caseId: unknown): boolean {
    const restricted = this.#world
      .of('case_restrictions')
      .some(
        (row) =>
          row['case_id'] === caseId && row['organization_id'] === reader.organizationId && row['ended_at'] === null,
      )
    return (
      restricted &&
      !this.#accesses(caseId).some(
        (a) =>
          a['account_id'] === reader.accountId &&
          a['organization_id'] === reader.organizationId &&
          a['basis'] === 'own-duty',
      )
    )
  }

  /** Doors open now to this reader. By name: only while of the organization in which it was given (issue point 2). */
  #doors(reader: Reader, caseId: unknown): Row[] {
    if (reader.organizationId === null) return []
    const closed = this.excluded(reader, caseId)
    return this.#accesses(caseId).filter(
      (a) =>
        a['organization_id'] === reader.organizationId &&
        (a['account_id'] === null ? !closed : a['account_id'] === reader.accountId),
    )
  }

  #shut(reader: Reader, caseId: unknown): Verdict {
    if (
      this.#accesses(caseId).some(
        (a) => a['account_id'] === reader.accountId && a['organization_id'] !== reader.organizationId,
      )
    )
      return no('named while of another organization')
    return this.excluded(reader, caseId) ? no('excluded by the restriction') : no('no door')
  }

  /** Whoever has any door sees that there is a case and how it goes on (acceptReferral: "sees how it goes on"). */
  #knows(reader: Reader, caseId: unknown): Verdict {
    return this.#doors(reader, caseId).length > 0 ? yes('has a door') : this.#shut(reader, caseId)
  }

  #takeovers(caseId: unknown): Takeover[] {
    return this.#world
      .of('referrals')
      .filter(
        (r) =>
          r['case_id'] === caseId &&
          r['status'] === 'accepted' &&
          r['mode'] === 'hand-over' &&
          r['from_organization_id'] !== r['to_organization_id'],
      )
      .map((r) => ({
        at: at(r['answered_at']) ?? 0,
        from: String(r['from_organization_id']),
        to: String(r['to_organization_id']),
        shares: texts(r['shares']),
      }))
      .toSorted((a, b) => a.at - b.at)
  }

  /**
   * Whether this part was agreed on each step from a joint support to the lead
   * that took over later (0029; issue point 3).
   */
  #agreed(joint: Row, lead: string, part: string): boolean {
    if (!covers(texts(joint['shares']), part) || dayEnd(joint['basis_until']) <= this.#world.now) return false
    let agreed = true
    for (const each of this.#takeovers(joint['case_id']).filter((t) => t.at > (at(joint['answered_at']) ?? 0))) {
      agreed &&= covers(each.shares, part)
      if (each.to === lead) return agreed
    }
    return joint['from_organization_id'] === lead
  }

  /**
   * A row of a part of a case that `author` wrote. The author's organization keeps its own. A door opens what lay with
   * the organization that gave it; nobody reads another's rows on one's own duty alone (acceptReferral; 0029).
   */
  part(reader: Reader, caseId: unknown, part: string, author: unknown, written: number): Verdict {
    const doors = this.#doors(reader, caseId)
    if (doors.length === 0) return this.#shut(reader, caseId)
    const shut = this.excluded(reader, caseId)
    if (part === 'own')
      return author !== reader.organizationId
        ? no('another organization’s own matter')
        : shut
          ? maybe('by a door of one’s own past a restriction')
          : yes('own')
    if (author === reader.organizationId && !shut) return yes('wrote it')
    const lead = this.#case(caseId)['responsible_organization_id']
    const verdicts = doors
      .filter((door) => door['basis'] !== 'own-duty' && covers(texts(door['scope']), part))
      .map((door) => this.#through(door, reader, caseId, part, String(author), written))
    if (author === reader.organizationId)
      verdicts.push(maybe('own row, by a door of one’s own past a restriction (0013)'))
    if (lead === reader.organizationId) {
      const helped = this.#world
        .of('joint_supports')
        .filter((j) => j['case_id'] === caseId && j['organization_id'] === author)
      const joint = helped.map((j) => ({
        j,
        r: this.#world.of('referrals').find((r) => r['id'] === j['referral_id']) ?? {},
      }))
      if (joint.some(({ j, r }) => j['ended_on'] === null && this.#agreed(r, String(lead), part)))
        return yes('of the helper, as far as agreed (0029)')
      if (joint.some(({ j, r }) => j['ended_on'] !== null && this.#agreed(r, String(lead), part)))
        verdicts.push(maybe('of a helper that has ended'))
      // What only a helper ever wrote was shared with the lead as far as the help's own basis says.
      const everLed = this.#takeovers(caseId).some((t) => t.from === author || t.to === author)
      if (helped.length > 0 && !everLed)
        return verdicts.some((each) => each.why.startsWith('of a helper'))
          ? maybe('of a helper that has ended')
          : no(
              joint.some(({ r }) => covers(texts(r['shares']), part))
                ? 'of the helper, not agreed with this lead'
                : 'of the helper, not among what it shares (0029)',
            )
    }
    const result = widest(verdicts)
    return result.is === 'no' && result.why === 'no basis'
      ? no(doors.every((door) => door['basis'] === 'own-duty') ? 'only its own duty' : 'not among the parts shared')
      : result
  }

  #through(door: Row, reader: Reader, caseId: unknown, part: string, author: string, written: number): Verdict {
    const lead = this.#case(caseId)['responsible_organization_id']
    if (door['conference_id'] !== null) {
      const host = this.#world.of('conferences').find((row) => row['id'] === door['conference_id'])?.['organization_id']
      return author === host
        ? yes('conference')
        : maybe('conference: rows of others than its host (0027 names parts only)')
    }
    if (door['consent_id'] !== null) {
      const giver = this.#world.of('consents').find((row) => row['id'] === door['consent_id'])?.['organization_id']
      return author === giver ? yes('consent') : maybe('consent: rows of others than the desk that recorded it')
    }
    const referral = this.#world.of('referrals').find((row) => row['id'] === door['referral_id'])
    // security.md, known limits: the worker who handed over keeps a view of the shared parts for some days.
    if (referral && door['account_id'] !== null) return maybe('overlap of the worker who handed over (security.md)')
    if (!referral) return door['basis'] === 'emergency' ? yes('emergency') : maybe('a door of another kind')
    const from = referral['from_organization_id']
    if (referral['mode'] === 'joint' && referral['status'] === 'accepted') {
      if (author === from) return yes('joint support')
      const tookOver = this.#takeovers(caseId).some((t) => t.to === author && t.at > (at(referral['answered_at']) ?? 0))
      if (tookOver)
        return this.#agreed(referral, author, part)
          ? yes('joint support, agreed with the new lead')
          : no('of a later lead, not agreed with this helper')
      return maybe('joint support: rows of a third desk')
    }
    if (referral['status'] === 'accepted' && reader.organizationId !== lead) {
      const left = Math.max(
        0,
        ...this.#takeovers(caseId)
          .filter((t) => t.from === reader.organizationId)
          .map((t) => t.at),
      )
      if (author !== from && written > left) return no('of a later lead, after handing over')
      return maybe('what was shared before handing over, until its basis ends')
    }
    return author === from ? yes('shared') : maybe('shared, of an earlier desk')
  }

  /**
   * 本人: whoever keeps the record, whoever answers for them now by its own duty (issue 17 C),
   * and whom a contact share was given (0004).
   */
  #person(reader: Reader, personId: unknown): Verdict {
    const person = this.#world.of('people').find((row) => row['id'] === personId) ?? {}
    const cases = this.#world.of('cases').filter((row) => row['person_id'] === personId)
    const found: Verdict[] = []
    for (const each of cases) {
      if (person['organization_id'] === reader.organizationId && reader.organizationId !== null)
        found.push(this.excluded(reader, each['id']) ? no('excluded by the restriction') : yes('keeps the record'))
      const doors = this.#doors(reader, each['id'])
      const answers =
        each['responsible_organization_id'] === reader.organizationId &&
        doors.some((door) => door['basis'] === 'own-duty')
      if (answers) found.push(yes('answers for them'))
      const open = doors.filter((door) => door['basis'] !== 'own-duty' && covers(texts(door['scope']), 'contact'))
      for (const door of open) {
        const referral = this.#world.of('referrals').find((row) => row['id'] === door['referral_id'])
        const former =
          referral?.['status'] === 'accepted' &&
          referral['mode'] === 'hand-over' &&
          door['account_id'] === null &&
          each['responsible_organization_id'] !== reader.organizationId
        found.push(former ? maybe('contact shared before handing over') : yes('contact shared'))
      }
      if (open.length === 0 && !answers)
        found.push(doors.length === 0 ? this.#shut(reader, each['id']) : no('contact was not shared'))
    }
    return widest(found)
  }

  row(reader: Reader, table: string, row: Row): Verdict {
    if (reader.organizationId === null) return no('acts for no organization')
    const caseId = table === 'cases' ? row['id'] : row['case_id']
    const own = row['organization_id'] === reader.organizationId
    if (table in parts) return this.part(reader, caseId, parts[table] ?? '', row['organization_id'], writtenAt(row))
    switch (table) {
      case 'walk_ins':
        // Written for who answers for the person: who wrote it, for whom, and who answers now (0056).
        return own ||
          [row['for_organization_id'], this.#case(caseId)['responsible_organization_id']].includes(
            reader.organizationId,
          )
          ? this.#knows(reader, caseId)
          : no('told to another desk')
      case 'record_corrections':
        return row['part'] === null
          ? this.#knows(reader, caseId)
          : this.part(reader, caseId, row['part'] as string, row['organization_id'], writtenAt(row))
      case 'documents':
      case 'assessment_entries':
        return this.part(reader, caseId, String(row['part']), row['organization_id'], writtenAt(row))
      case 'cases':
      case 'case_access':
      case 'episodes':
      case 'ledger':
        return caseId === null ? (own ? yes('own entry') : no('no case')) : this.#knows(reader, caseId)
      case 'people':
        return this.#person(reader, row['id'])
      case 'person_names':
        return this.#person(reader, row['person_id'])
      case 'person_addresses': {
        // Secret: the organization that keeps the record, whatever was shared (0014).
        const person = this.#world.of('people').find((each) => each['id'] === row['person_id'])
        if (person?.['address_secret'] === true && person['organization_id'] !== reader.organizationId)
          return no('a secret address')
        return this.#person(reader, row['person_id'])
      }
      case 'family_relations': {
        // 0014 ties the family to the contact; the share 'family' of the contract is another part.
        const found = this.#person(reader, row['person_id'])
        return found.why === 'contact shared' ? maybe('family by the contact share (0014)') : found
      }
      case 'consents':
        return this.#consent(reader, row)
      case 'case_restrictions':
      case 'retention_holds':
        return own && !this.excluded(reader, caseId)
          ? this.#knows(reader, caseId)
          : this.#besides(reader, caseId, 'a restriction or hold of another organization')
      case 'own_pages': {
        // The account of it names the person's mail address (issue point 3): the lead's alone.
        const known = this.#knows(reader, caseId)
        if (known.is === 'no' || this.#case(caseId)['responsible_organization_id'] === reader.organizationId)
          return known
        return own ? maybe('opened the page itself') : no('not the lead: the person’s mail address')
      }
      case 'joint_supports':
        return own || this.#case(caseId)['responsible_organization_id'] === reader.organizationId
          ? this.#knows(reader, caseId)
          : this.#besides(reader, caseId, 'that somebody helps (joint-support.actions)')
      case 'referrals':
        return this.#referral(reader, row)
      case 'referral_amendments': {
        const referral = this.#world.of('referrals').find((each) => each['id'] === row['referral_id']) ?? {}
        return this.text(reader, 'referrals', referral, 'reason', undefined)
      }
      case 'referral_news':
      case 'imported_rows':
        return own
          ? this.excluded(reader, caseId)
            ? no('excluded by the restriction')
            : yes('told to this desk')
          : no('of another organization')
      case 'person_merges':
        if (!own) return no('of another organization')
        return [row['kept_case_id'], row['merged_case_id']].some((id) => this.excluded(reader, id))
          ? no('excluded by the restriction')
          : yes('own')
      case 'emergency_accesses':
        return this.#emergency(reader, row)
      default:
        return this.#meeting(reader, table, row)
    }
  }

  /**
   * Rows that have no part: the promises name lead and author; that they exist is left open to whoever knows the case.
   */
  #besides(reader: Reader, caseId: unknown, why: string): Verdict {
    const known = this.#knows(reader, caseId)
    return known.is === 'no' ? known : maybe(why)
  }

  /**
   * 同意: of the desk that recorded it and of the lead, who may be asked to take it back;
   * others only as long as they work here.
   */
  #consent(reader: Reader, row: Row): Verdict {
    const caseId = row['case_id']
    const known = this.#knows(reader, caseId)
    if (known.is === 'no') return known
    if (row['organization_id'] === reader.organizationId) return yes('recorded it')
    if (this.#case(caseId)['responsible_organization_id'] === reader.organizationId) return yes('lead')
    if (
      this.#doors(reader, caseId).some(
        (door) => door['basis'] !== 'own-duty' && (door['account_id'] !== null || !this.#former(door, reader)),
      )
    )
      return maybe('a door of one’s own is open')
    const left = Math.max(
      0,
      ...this.#takeovers(caseId)
        .filter((t) => t.from === reader.organizationId)
        .map((t) => t.at),
      ...this.#world
        .of('joint_supports')
        .filter(
          (j) => j['case_id'] === caseId && j['organization_id'] === reader.organizationId && j['ended_on'] !== null,
        )
        .map((j) => dayEnd(j['ended_on']) - 86_400),
    )
    return writtenAt(row) > left ? no('a consent recorded after it left') : maybe('a consent of before it left')
  }

  #former(door: Row, reader: Reader): boolean {
    const referral = this.#world.of('referrals').find((row) => row['id'] === door['referral_id'])
    return (
      referral?.['status'] === 'accepted' &&
      referral['mode'] === 'hand-over' &&
      this.#case(door['case_id'])['responsible_organization_id'] !== reader.organizationId
    )
  }

  /** つなぎ: the sender keeps its own; the receiver from the sending on. Where its door ended, only that there was one. */
  #referral(reader: Reader, row: Row): Verdict {
    const [from, to] = [
      row['from_organization_id'] === reader.organizationId,
      row['to_organization_id'] === reader.organizationId,
    ]
    if (!from && !to) return no('of two other organizations')
    if (this.excluded(reader, row['case_id'])) return no('excluded by the restriction')
    if (from) return yes('sent it')
    const over =
      row['status'] === 'declined' || row['status'] === 'withdrawn' || dayEnd(row['basis_until']) <= this.#world.now
    return over ? maybe('that there was one') : yes('received it')
  }

  /** 緊急の閲覧: who opened it, and managers of both sides look at it afterwards (0025). */
  #emergency(reader: Reader, row: Row): Verdict {
    if (
      row['organization_id'] !== reader.organizationId &&
      row['responsible_organization_id'] !== reader.organizationId
    ) {
      return row['account_id'] === reader.accountId
        ? no('named while of another organization')
        : no('of two other organizations')
    }
    if (row['account_id'] === reader.accountId) return yes('opened it')
    if (this.excluded(reader, row['case_id']))
      return reader.role === 'manager' ? maybe('a manager looks at it') : no('excluded by the restriction')
    return reader.role === 'manager' ? yes('a manager looks at it') : maybe('colleagues of both sides (0013 read_both)')
  }

  /** 会議: the host; whom it asked by name, papers only while it is open (0027); what was decided for an organization. */
  #meeting(reader: Reader, table: string, row: Row): Verdict {
    const meeting =
      table === 'conferences'
        ? row
        : (this.#world.of('conferences').find((each) => each['id'] === row['conference_id']) ?? {})
    const shut = this.excluded(reader, meeting['case_id'])
    const asked = this.#world
      .of('conference_participants')
      .filter(
        (p) => p['conference_id'] === meeting['id'] && p['account_id'] === reader.accountId && p['removed_at'] === null,
      )
    const host = meeting['organization_id'] === reader.organizationId
    if (host && !shut) return yes('host')
    if (table === 'conference_addenda') return no(host ? 'excluded by the restriction' : 'not the host')
    if (table === 'conference_decisions' && row['organization_id'] === reader.organizationId)
      return shut ? no('excluded by the restriction') : yes('decided for this organization')
    if (asked.length === 0) return no(shut && host ? 'excluded by the restriction' : 'not asked')
    if (!asked.some((p) => p['organization_id'] === reader.organizationId))
      return no('named while of another organization')
    if (shut) return maybe('asked by name past a restriction')
    if (table === 'conferences' || table === 'conference_participants') return yes('asked by name')
    const end = Date.parse(`${String(meeting['held_on'])}T${String(meeting['ends_at'])}+09:00`) / 1000
    return meeting['status'] === 'open' && this.#world.now < end
      ? yes('asked by name, while it is open')
      : no('the conference is not open')
  }

  /** A text in a column: as its row, and narrower where the promises say so or somebody else wrote it onto the row. */
  text(reader: Reader, table: string, row: Row, column: string, token: string | undefined): Verdict {
    const whole = table === 'referrals' || table === 'cases' ? null : this.row(reader, table, row)
    if (whole?.is === 'no') return whole
    const caseId = table === 'cases' ? row['id'] : row['case_id']
    const lead = this.#case(caseId)['responsible_organization_id'] === reader.organizationId
    const plant = token === undefined ? undefined : this.#world.plants.get(token)
    if (table === 'referrals') return this.#words(reader, row, column)
    if (table === 'cases') {
      const known = this.#knows(reader, caseId)
      // What was summed up at the end is of the talks, by who led then.
      return known.is === 'no' || lead
        ? known
        : this.part(reader, caseId, 'consultations', row['responsible_organization_id'], this.#world.now)
    }
    if (whole === null) return no('no row')
    if (plant && table in parts && plant.organizationId !== row['organization_id'])
      return this.part(reader, caseId, parts[table] ?? '', plant.organizationId, plant.at)
    if (row['organization_id'] === reader.organizationId || lead)
      return table === 'case_restrictions' && row['organization_id'] !== reader.organizationId
        ? maybe('a restriction of a former lead')
        : whole
    if (this.#doors(reader, caseId).some((door) => door['basis'] === 'emergency')) return whole
    if (table === 'case_restrictions') return no('why another organization restricted the case')
    if (table === 'retention_holds') return no('why another organization keeps the record')
    if (table === 'joint_supports')
      return this.part(reader, caseId, 'plan', row['organization_id'], this.#world.now).is === 'no'
        ? no('task and next step of a helper, neither lead nor helper')
        : maybe('shared plan')
    if (table === 'case_access' || table === 'conferences') return maybe('a reason on a row that is shared')
    return whole
  }

  /** Reason and requests end for the receiver with its door: declined, withdrawn, expired (issue point 3). */
  #words(reader: Reader, row: Row, column: string): Verdict {
    const whole = this.#referral(reader, row)
    if (whole.is !== 'open' || (column !== 'reason' && column !== 'requests')) return whole
    if (this.#case(row['case_id'])['responsible_organization_id'] === reader.organizationId)
      return maybe('leads the case')
    return row['status'] === 'accepted'
      ? maybe('it took the case on')
      : no(`the receiver’s door has ended: ${row['status'] === 'sent' ? 'expired' : String(row['status'])}`)
  }
}
