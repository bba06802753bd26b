/** Conferences: one held and sealed with what it gave people to do, one that comes, one on the law without consent. */
import {
  closeConference,
  closingInput,
  conferenceInput,
  finishDecision,
  inviteParticipant,
  openConference,
  participantInput,
  planConference,
} from '../../modules/casework/conferences/index.ts'
import type { Scene, Stage } from '../scenes.ts'

const maisapo = 'soudan@maisapo.example'
const saposute = 'soudan@saposute.example'

const invite = ({ as }: Stage, email: string, daysAgo: number, id: string, person: object) =>
  as(email, daysAgo, (ctx) => inviteParticipant(ctx, id, participantInput.parse(person)))

export const conferenceScenes: readonly Scene[] = [
  {
    name: 'a conference about a plan, sealed',
    play: async (stage) => {
      const { as, ago, find, accountOf } = stage
      const { caseId } = await find(maisapo, '柳澤', '静香')
      const { id } = await as(maisapo, 24, (ctx) =>
        planConference(
          ctx,
          caseId,
          conferenceInput.parse({
            kind: 'plan',
            basis: 'consent',
            basisGivenOn: ago(24),
            form: 'meeting',
            heldOn: ago(21),
            startsAt: '10:30',
            endsAt: '11:30',
            place: 'まいさぽ上田 相談室2',
            parts: ['contact', 'plan', 'assessment'],
            agenda: 'プランが適切か。家賃のおくれと、就職活動の進め方。',
          }),
        ),
      )
      await invite(stage, maisapo, 24, id, {
        organizationId: 'sapo-shinano',
        accountId: await accountOf(saposute),
        role: '就労の支援',
        secrecy: 'livelihood-act-5',
      })
      await invite(stage, maisapo, 24, id, {
        organizationId: null,
        name: '上田市 生活支援係',
        role: '支援決定',
        secrecy: 'local-officer',
      })
      await as(maisapo, 21, (ctx) => openConference(ctx, id))
      await as(maisapo, 21, async (ctx) => {
        const people = await ctx.tx
          .selectFrom('conference_participants')
          .where('conference_id', '=', id)
          .select('id')
          .execute()
        return closeConference(
          ctx,
          id,
          closingInput.parse({
            minutes:
              'プランは適切と確かめた。住居確保給付金を3か月使い、そのあいだに働く時間を少しずつ増やす。家のことを話すときは、子どもの前では話さない。',
            attended: people.map((each) => each.id),
            decisions: [
              {
                decision: '家計表を本人といっしょに作る',
                organizationId: 'maisapo-ueda',
                ownerName: '髙橋 信也',
                dueOn: stage.today,
              },
              {
                decision: '午前だけの仕事の見学先を2つ探す',
                organizationId: 'sapo-shinano',
                ownerName: '清水 彩',
                dueOn: stage.today,
              },
            ],
          }),
        )
      })
      await as(maisapo, 5, async (ctx) => {
        const row = await ctx.tx
          .selectFrom('conference_decisions')
          .where('conference_id', '=', id)
          .where('organization_id', '=', 'maisapo-ueda')
          .select('id')
          .executeTakeFirstOrThrow()
        return finishDecision(ctx, id, row.id)
      })
    },
  },
  {
    name: 'a conference on the law, to come',
    play: async (stage) => {
      const { as, find, accountOf, today } = stage
      const { caseId } = await find(maisapo, '金井', '博')
      const { id } = await as(maisapo, 4, (ctx) =>
        planConference(
          ctx,
          caseId,
          conferenceInput.parse({
            kind: 'statutory',
            basis: 'livelihood-act-9',
            form: 'meeting',
            heldOn: today,
            startsAt: '09:00',
            endsAt: '23:50',
            place: '上田市役所 会議室',
            parts: ['contact', 'consultations', 'plan'],
            agenda: '連絡がとだえがちな方への、見守りと受診のすすめ方。',
          }),
        ),
      )
      await invite(stage, maisapo, 4, id, {
        organizationId: 'sapo-shinano',
        accountId: await accountOf(saposute),
        role: '',
        secrecy: 'council-member',
      })
      await invite(stage, maisapo, 3, id, {
        organizationId: 'hw-nagano',
        accountId: await accountOf('soudan@hw-nagano.example'),
        role: '',
        secrecy: 'national-officer',
      })
    },
  },
]
