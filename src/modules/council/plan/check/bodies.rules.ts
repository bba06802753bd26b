/**
 * Bodies that are gone, undefined or not named (domain §1.4, kind O), and bodies named in only one document (kind S).
 */
import { type Found, named, quoteOf, type Rule, wordingsOf } from './found.ts'
import { abolishedBodies } from './vocabulary.ts'

export const abolishedBody: Rule = {
  key: 'abolished-body',
  kind: 'organization',
  find: (checked) =>
    abolishedBodies.flatMap(({ name, until, now }): Found[] => {
      const own = wordingsOf(checked).filter((each) => each.quote.includes(name) && !each.quote.includes(now))
      return own.length === 0
        ? []
        : [
            {
              subject: name,
              title: 'なくなった団体の名',
              text: `「${name}」は${until}になくなった団体です。いまは「${now}」が受け継いでいます。`,
              places: own.map(({ document, place, quote }) => ({ document, place, quote: quoteOf(quote, name) })),
              measureIds: [...new Set(own.flatMap((each) => each.measureIds))],
              roadmapRowIds: [...new Set(own.flatMap((each) => each.roadmapRowIds))],
            },
          ]
    }),
}

export const undefinedBody: Rule = {
  key: 'undefined-body',
  kind: 'organization',
  find: (checked) => {
    const names = new Set(checked.organizations.map((organization) => organization.name))
    const text = wordingsOf(checked)
      .map((each) => each.quote)
      .join('\n')
    return checked.leadBodies
      .filter(
        (body) =>
          !body.isAll &&
          body.organizationKind === null &&
          !names.has(body.label) &&
          !new RegExp(`以下「${body.label}」`).test(text),
      )
      .map((body): Found => {
        const own = checked.measures.filter((measure) => measure.leads.includes(body.code))
        return {
          subject: body.code,
          title: `「${body.label}」がどの団体か書かれていない`,
          text: `実施主体の「${body.label}」が、どの団体のことか、計画の中で定められていません。`,
          places: [{ document: 'body', place: '実施主体', quote: body.label }],
          measureIds: own.map((measure) => measure.id),
        }
      })
  },
}

/** What all municipalities do is led by them, too. */
export const municipalitiesNotLeading: Rule = {
  key: 'municipalities-not-leading',
  kind: 'organization',
  find: (checked) => {
    const theirs = new Set(
      checked.leadBodies
        .filter((body) => body.isAll || body.organizationKind === 'municipality')
        .map((body) => body.code),
    )
    return checked.kpis
      .filter((kpi) => kpi.kind === 'coverage')
      .flatMap((kpi) =>
        checked.measures
          .filter(
            (measure) =>
              kpi.measureIds.includes(measure.id) &&
              !measure.leads.some((lead) => theirs.has(lead)) &&
              measure.stated.some((stated) => /市町村の/.test(stated.wording)),
          )
          .map((measure): Found => ({
            subject: measure.id,
            title: '主体に市町村がない',
            text: `${named(measure.title)}のKPIは${named(kpi.label)}で、行うのは市町村ですが、実施主体に市町村がありません。`,
            places: measure.stated.map((stated) => ({
              document: stated.document,
              place: stated.place,
              quote: quoteOf(stated.wording, '市町村の'),
            })),
            measureIds: [measure.id],
            kpiCodes: [kpi.code],
          })),
      )
  },
}

export const emptyLeads: Rule = {
  key: 'empty-leads',
  kind: 'organization',
  find: ({ rows, measures }) => {
    const nobody = measures
      .filter((measure) => measure.leads.length === 0)
      .map((measure): Found => ({
        subject: measure.id,
        title: '実施主体のない施策',
        text: `${named(measure.title)}に、実施主体がありません。`,
        places: measure.stated.map((stated) => ({
          document: stated.document,
          place: stated.place,
          quote: quoteOf(stated.wording),
        })),
        measureIds: [measure.id],
      }))
    const empty = rows.filter((row) => row.leadsWording === null)
    return empty.length === 0
      ? nobody
      : [
          ...nobody,
          {
            subject: 'roadmap',
            title: '工程表の実施主体欄が空',
            text: `工程表の${empty.length}行で、実施主体の欄が空です。上の行から続くのか、決まっていないのかを、書いておく必要があります。`,
            places: empty.map((row) => ({
              document: 'schedule' as const,
              place: `${row.ref} 実施主体欄`,
              quote: quoteOf(row.wording),
            })),
            roadmapRowIds: empty.map((row) => row.id),
            measureIds: empty.flatMap((row) => row.measureIds),
          },
        ]
  },
}

/** A kind of desk named as means in one document and not in the other is another plan for the same goal. */
export const namedInOneDocument: Rule = {
  key: 'named-in-one-document',
  kind: 'scope',
  find: (checked) => {
    const names = [...new Set(checked.desks.flatMap((desk) => [desk.kindLabel, desk.publicName]))].filter(
      (name) => name.length >= 4,
    )
    return checked.plan.goals.flatMap((goal): Found[] => {
      const of = (document: string): string =>
        goal.stated
          .filter((stated) => stated.document === document)
          .map((stated) => stated.wording)
          .join('\n')
      const [body, schedule] = [of('body'), of('schedule')]
      if (body === '' || schedule === '') return []
      // A short name that a document only introduces is no further body.
      const only = names
        .filter(
          (name) =>
            !`${body}${schedule}`.includes(`以下「${name}」`) && body.includes(name) !== schedule.includes(name),
        )
        .filter((name, _, all) => !all.some((other) => other !== name && other.includes(name)))
      return only.map((name): Found => ({
        subject: `${goal.id} ${name}`,
        title: `${body.includes(name) ? '本文' : '工程表'}だけに「${name}」`,
        text: `目標${named(goal.summary)}で、「${name}」は${body.includes(name) ? '本文' : '工程表'}にだけ出てきます。`,
        places: goal.stated.map((stated) => ({
          document: stated.document,
          place: stated.place,
          quote: quoteOf(stated.wording, name),
        })),
      }))
    })
  },
}
