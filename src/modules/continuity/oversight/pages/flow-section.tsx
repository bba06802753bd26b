/** 窓口から窓口へ: the hand-overs of the fiscal year, drawn and counted. */
import { type FigureCell, FigurePicture, FigureTable } from '../../../../figures/index.ts'
import { Empty, FlowPicture, Section, Suppressed } from '../../../../ui/index.ts'
import type { Seam } from '../gap.queries.ts'

const days = (value: number | null): FigureCell => (value === null ? '–' : { value, unit: '日' })

/**
 * Hand-overs of the fiscal year between kinds of desks. Readers outside the council's office get one number a seam, and
 * none below the limit: of sent, accepted and declined together a hidden one could be computed.
 */
export function FlowSection({ seams, below }: { seams: Seam[]; /** Null for the office. */ below: number | null }) {
  const shown = (value: number): number | null => (below !== null && value > 0 && value < below ? null : value)
  const [due, back] = seams.reduce(([a, b], seam) => [a + seam.dueOutcome, b + seam.withOutcome], [0, 0])
  const hidden: FigureCell = { value: `<${below ?? 0}`, shown: <Suppressed below={below ?? 0} /> }
  const cell = (value: number): FigureCell => shown(value) ?? hidden
  const whole = below === null
  return (
    <Section title="窓口から窓口へ" note="今年度のつなぎ" more={<a href="/gaps/flow">月ごとの出入り</a>}>
      {seams.length === 0 ? (
        <Empty sentence="今年度のつなぎは、まだありません。送ると、流れと返事までの日数がここに出ます。" />
      ) : (
        <>
          <FigurePicture name="seams" title="窓口から窓口へ">
            <FlowPicture
              label="窓口の種類ごとの、つなぎの流れ"
              left="送った窓口"
              right="受けた窓口"
              flows={seams.map((seam) => ({ from: seam.fromLabel, to: seam.toLabel, value: shown(seam.accepted) }))}
            />
          </FigurePicture>
          <FigureTable
            name="seams"
            caption="窓口の種類ごとのつなぎ(件)"
            columns={[
              { key: 'seam', label: '送った → 受けた' },
              ...(whole ? [{ key: 'sent', label: '送った', align: 'end' as const }] : []),
              { key: 'accepted', label: '受けた', align: 'end' },
              ...(whole
                ? [
                    { key: 'declined', label: '断った', align: 'end' as const },
                    { key: 'silent', label: 'おくれ', align: 'end' as const },
                  ]
                : []),
              { key: 'days', label: '返事まで(中央値)', align: 'end' },
            ]}
            rows={seams
              .filter((seam) => whole || seam.accepted > 0)
              .map((seam) => ({
                id: `${seam.fromKind} ${seam.toKind}`,
                cells: {
                  seam: `${seam.fromLabel} → ${seam.toLabel}`,
                  sent: cell(seam.sent),
                  accepted: cell(seam.accepted),
                  declined: cell(seam.declined),
                  silent: cell(seam.silent),
                  days: shown(seam.accepted) === null ? hidden : days(seam.answerDays),
                },
              }))}
          />
          <p>
            結果が返った割合:{' '}
            {due < 10 ? (
              'まだ出せる数がありません'
            ) : (
              <strong className="num">{Math.round((back / due) * 1000) / 10}%</strong>
            )}{' '}
            <span className="meta">(送って90日たったつなぎのうち。返事のないものも分母に入れています)</span>
          </p>
        </>
      )}
    </Section>
  )
}
