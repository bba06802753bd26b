/** The hint of known people while a name is typed. */
import { absent } from '../absent.ts'
import type { ReactNode } from 'react'
import { Icon } from '../components/Icon.tsx'

/** People who may be meant, under the name field. Only those whom this desk may see. */
export function PersonHint({
  people,
  foot,
  title = '同じ方かもしれません',
}: {
  people: { id: string; name: ReactNode; kana: string; facts: string; why?: string | undefined; action: ReactNode }[]
  foot: ReactNode
  title?: string | undefined
}) {
  return (
    <>
      {people.length === 0 ? (
        <p className="hint-title">見られる範囲に、同じ方はいません。</p>
      ) : (
        <p className="hint-title">{title}</p>
      )}
      {people.map((person) => (
        <div key={person.id} className="hint-row">
          <div>
            <div>
              <strong>{person.name}</strong> さん <span className="meta nb">{person.kana}</span>
            </div>
            <span className="meta hint-facts">{person.facts}</span>
            {absent(person.why) ? null : (
              <span className="hint-why">
                <Icon name="calendar-event" size={16} />
                {person.why}
              </span>
            )}
          </div>
          <div>{person.action}</div>
        </div>
      ))}
      <div className="hint-foot">{foot}</div>
    </>
  )
}
