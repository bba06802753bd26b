import { loadDefaultJapaneseParser } from 'budoux'
import { formatDate, formatDay, formatEraYear } from '../../platform/japanese/index.ts'
import { sortedEvents, type ThreadData } from './data.ts'
import { textWidth } from './labels.ts'
import type { Knot } from './knots.ts'
import { layoutThread } from './layout.ts'
import { ThreadUpright } from './ThreadUpright.tsx'

/** The sign: one line through the desks. Lying on the desk, upright on the phone, as a list for whoever wants words. */
export function Thread({ data }: { data: ThreadData }) {
  return (
    <div className="thread">
      <div className="thread-desk">
        <ThreadDrawing data={data} />
        <ThreadList data={data} />
      </div>
      <ThreadUpright data={data} />
    </div>
  )
}

export function ThreadDrawing({ data }: { data: ThreadData }) {
  const map = layoutThread(data)
  return (
    <svg className="thread-svg" viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={sentence(data)}>
      {map.months.map((month) => (
        <g key={month.x}>
          <path className="th-month" d={`M${month.x.toFixed(1)} ${map.top + 4}V${map.bottom}`} />
          <text className="th-axis" x={month.x + 4} y={map.bottom + 20}>
            {month.text}
          </text>
          {month.year === undefined ? null : (
            <text className="th-axis" x={month.x + 4} y={map.bottom + 38}>
              {month.year}
            </text>
          )}
        </g>
      ))}
      {map.lanes.map((lane) => {
        const lines = nameLines(lane.name, map.labelWidth - 6)
        const top = lane.y - (lines.length > 1 ? 10 : 2)
        return (
          <g key={lane.id}>
            <path className="th-lane" d={`M${map.labelWidth} ${lane.y}H${map.width}`} />
            {lines.map((words, index) => (
              <text key={index} className="th-word th-bold" x="0" y={top + index * 18}>
                {words}
              </text>
            ))}
            <text className={lane.current ? 'th-axis th-bold th-kaki' : 'th-axis'} x="0" y={top + lines.length * 18}>
              {lane.role}
            </text>
          </g>
        )
      })}
      <path className="th-line" d={map.solid.join('')} />
      {map.thin.length === 0 ? null : <path className="th-line th-thin" d={map.thin.join('')} />}
      {map.planned === undefined ? null : <path className="th-line th-planned" d={map.planned} />}
      {map.waiting === undefined ? null : <path className="th-line th-waiting" d={map.waiting.path} />}
      {map.today === undefined ? null : (
        <path className="th-now" d={`M${map.today.x.toFixed(1)} ${map.top}V${map.bottom}`} />
      )}
      {map.capsules.map((capsule) => (
        <rect
          key={capsule.id}
          className="th-capsule"
          x={capsule.x}
          y={capsule.y - 5}
          width={capsule.width}
          height="10"
          rx="5"
        >
          <title>{`${formatDay(capsule.on)}から${formatDay(capsule.until)} ${capsule.label}`}</title>
        </rect>
      ))}
      {map.knots.map((knot) => (
        <KnotMark key={knot.id} knot={knot} />
      ))}
      {map.plannedKnot === undefined ? null : (
        <circle className="th-open" cx={map.plannedKnot.x} cy={map.plannedKnot.y} r="6.5" />
      )}
      {map.waiting === undefined ? null : (
        <>
          <circle className="th-open th-open-now" cx={map.waiting.x} cy={map.waiting.y} r="6.5" />
          <text
            className="th-word th-bold th-kaki"
            x={map.waiting.textX}
            y={map.waiting.y + 5}
            textAnchor={map.waiting.anchor}
          >
            {map.waiting.text}
          </text>
        </>
      )}
      {map.silences.map((silence) => (
        <text key={silence.x} className="th-axis" x={silence.x} y={silence.y - 10} textAnchor="middle">
          {silence.text}
        </text>
      ))}
      {map.labels.map((label) => (
        <g key={label.id} textAnchor={label.anchor}>
          <text className="th-axis" x={label.x} y={label.dateY}>
            {label.date}
          </text>
          <text className="th-word" x={label.x} y={label.wordY}>
            {label.word}
          </text>
        </g>
      ))}
      {map.today === undefined ? null : (
        <>
          <circle className="th-today" cx={map.today.x} cy={map.today.y} r="8" />
          <text className="th-word th-bold th-kaki" x={map.today.x} y={map.top - 8} textAnchor="middle">
            今日
          </text>
        </>
      )}
    </svg>
  )
}

function KnotMark({ knot }: { knot: Knot }) {
  const title = <title>{`${formatDay(knot.on)} ${knot.label}`}</title>
  if (knot.shape === 'diamond')
    return (
      <path className="th-open th-diamond" d={`M${knot.x} ${knot.y - 8.5}l8.5 8.5l-8.5 8.5l-8.5 -8.5z`}>
        {title}
      </path>
    )
  if (knot.shape === 'open')
    return (
      <circle className="th-open" cx={knot.x} cy={knot.y} r="6.5">
        {title}
      </circle>
    )
  return (
    <circle
      className={knot.shape === 'dot' ? 'th-dot' : 'th-small'}
      cx={knot.x}
      cy={knot.y}
      r={knot.shape === 'dot' ? 7 : 3.4}
    >
      {title}
    </circle>
  )
}

/** The same facts in words, closed until asked for. */
function ThreadList({ data }: { data: ThreadData }) {
  const lanes = new Map(data.lanes.map((lane) => [lane.id, lane.name]))
  const events = sortedEvents(data)
  return (
    <details className="thread-list">
      <summary>糸のできごとを一覧で読む({events.length}件)</summary>
      <ol>
        {events.map((event) => (
          <li key={event.id}>
            <span className="nb">
              {formatDate(event.on)}
              {event.until === undefined ? null : `から${formatDay(event.until)}`}
            </span>{' '}
            <span className="meta">{lanes.get(event.laneId)}</span> {event.label}
          </li>
        ))}
        {data.waiting === undefined ? null : (
          <li>
            <span className="nb">{formatDate(data.waiting.sentOn)}</span>{' '}
            <span className="meta">{lanes.get(data.waiting.toLaneId)}</span> つなぎの返事待ち。{data.waiting.text}
          </li>
        )}
        {data.next === undefined || data.closedOn !== undefined ? null : (
          <li>
            <span className="nb">{formatDate(data.next.on)}</span> <span className="meta">予定</span> {data.next.label}
          </li>
        )}
      </ol>
    </details>
  )
}

function sentence(data: ThreadData): string {
  const current = data.lanes.find((lane) => lane.current)
  const first = sortedEvents(data)[0]
  const parts = [
    first === undefined
      ? ''
      : `${formatEraYear(Number(first.on.slice(0, 4)))}${Number(first.on.slice(5, 7))}月からの糸。`,
    `窓口は${data.lanes.map((lane) => lane.name).join('、')}。`,
  ]
  if (data.closedOn !== undefined) parts.push(`${formatDate(data.closedOn)}に終結。`)
  else if (current) parts.push(`いまの責任窓口は${current.name}。`)
  if (data.waiting) parts.push(`つなぎの返事待ち、${data.waiting.text}。`)
  if (data.next && data.closedOn === undefined) parts.push(`次は${formatDay(data.next.on)}、${data.next.label}。`)
  return parts.join('')
}

const parser = loadDefaultJapaneseParser()

/** At most two lines of a desk's name beside its lane, broken between phrases; the whole name stands in the list. */
function nameLines(name: string, width: number): string[] {
  if (textWidth(name, 14) <= width) return [name]
  const lines = ['']
  for (const part of parser.parse(name).flatMap((phrase) => phrase.split(/(?<= )/))) {
    const last = lines.length - 1
    if (textWidth((lines[last] ?? '') + part, 14) <= width || lines[last] === '') lines[last] += part
    else lines.push(part)
  }
  const [one = '', ...rest] = lines
  return [shorten(one, width), ...(rest.length === 0 ? [] : [shorten(rest.join(''), width)])]
}

function shorten(text: string, width: number): string {
  if (textWidth(text, 14) <= width) return text
  let kept = ''
  for (const char of text) {
    if (textWidth(`${kept}${char}…`, 14) > width) break
    kept += char
  }
  return `${kept}…`
}
