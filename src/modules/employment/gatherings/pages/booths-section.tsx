/** Employers at a gathering, and how many of their times are taken. */
import { Empty, PostButton, Row, Rows, Section } from '../../../../ui/index.ts'
import type { Booth } from '../booth.queries.ts'

export function BoothsSection({
  booths,
  gatheringId,
  csrf,
  hosts,
}: {
  booths: Booth[]
  gatheringId: string
  csrf: string
  hosts: boolean
}) {
  return (
    <Section
      title="出る企業"
      count={booths.length}
      unit="社"
      more={hosts ? <a href={`/gatherings/${gatheringId}/booths/new`}>企業のブースを加える</a> : null}
    >
      {booths.length === 0 ? (
        <Empty sentence="出る企業は、まだ決まっていません。" />
      ) : (
        <Rows>
          {booths.map((booth) => (
            <Row
              key={booth.id}
              title={booth.employerName}
              href={`/employers/${booth.employerId}`}
              titleNote={booth.label === '' ? undefined : `ブース ${booth.label}`}
              text={booth.note === '' ? undefined : booth.note}
              notes={slotsText(booth)}
              aside={
                hosts ? (
                  <>
                    <a href={`/gathering-booths/${booth.id}/slots/new`}>面談の時間を加える</a>
                    {booth.slots.some((slot) => slot.taken > 0) ? null : (
                      <PostButton
                        action={`/gathering-booths/${booth.id}/removal`}
                        csrf={csrf}
                        kind="text"
                        size="small"
                        label={`${booth.employerName}のブースを取りやめる`}
                      >
                        取りやめる
                      </PostButton>
                    )}
                  </>
                ) : null
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function slotsText({ slots }: Booth): string {
  const [first, last] = [slots[0], slots.at(-1)]
  if (first === undefined || last === undefined) return '面談の時間は、まだありません。'
  const seats = slots.reduce((sum, slot) => sum + slot.seats, 0)
  const taken = slots.reduce((sum, slot) => sum + slot.taken, 0)
  return `面談 ${first.startsAt}〜${last.endsAt}の${slots.length}枠・予約${taken}件・空き${seats - taken}件`
}
