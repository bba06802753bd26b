import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The icons we use. A name stands here or it is not built in; the meaning of some is fixed by the look
 * (clock is a limit, lock is 非開示).
 */
const names = [
  'alert-circle',
  'alert-triangle',
  'arrow-back-up',
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'arrows-exchange',
  'bell',
  'book',
  'briefcase',
  'building',
  'building-community',
  'bulb',
  'calendar',
  'calendar-event',
  'certificate',
  'chart-line',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle-check',
  'circle-dotted',
  'circle-minus',
  'clipboard-text',
  'clock',
  'cloud-check',
  'coin-yen',
  'device-laptop',
  'dots',
  'download',
  'edit',
  'external-link',
  'eye',
  'file-text',
  'flag',
  'heart',
  'heart-handshake',
  'help-circle',
  'history',
  'home',
  'hourglass',
  'id',
  'info-circle',
  'key',
  'language',
  'list-details',
  'list-search',
  'lock',
  'logout',
  'mail',
  'map',
  'map-pin',
  'menu-2',
  'message',
  'message-2',
  'notes',
  'pencil',
  'pencil-plus',
  'phone',
  'phone-off',
  'plus',
  'printer',
  'progress',
  'refresh',
  'report-money',
  'route',
  'scale',
  'school',
  'search',
  'settings',
  'shield-lock',
  'speakerphone',
  'star',
  'sun',
  'table',
  'tag',
  'text-size',
  'timeline',
  'tool',
  'trash',
  'upload',
  'user',
  'user-circle',
  'user-heart',
  'user-plus',
  'users',
  'users-group',
  'world',
  'x',
  'zoom-question',
] as const

export type IconName = (typeof names)[number]

const folder = join(dirname(createRequire(import.meta.url).resolve('@tabler/icons/outline/x.svg')))

/**
 * Inner markup of each icon, read once. The files come from an npm package, not from people,
 * so they may be set as HTML.
 */
export const iconShapes: ReadonlyMap<IconName, string> = new Map(
  names.map((name) => [name, shapes(readFileSync(join(folder, `${name}.svg`), 'utf8'))]),
)

function shapes(svg: string): string {
  return [...svg.matchAll(/<(path|circle|rect|line|polyline|ellipse)\b[^>]*>/g)]
    .map((match) => match[0].replace(/\s+/g, ' '))
    .filter((shape) => !shape.includes('M0 0h24v24H0z'))
    .join('')
}
