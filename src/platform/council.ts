import type { Clock } from './clock.ts'
import type { Gateway } from './database/handles.ts'
import type { Keys } from './keys.ts'
import type { Settings } from './settings.ts'

/** One council as the running process knows it: its database, its data and its settings. The host name picks it. */
export interface Council {
  /** Of its entry in the configuration: two councils of one folder have two. */
  key: string
  name: string
  shortName: string
  prefecture: string
  gateway: Gateway
  /** The same for pages that anybody may open: connections and limits of their own. */
  publicGateway: Gateway
  clock: Clock
  keys: Keys
  settings: Settings
  fold: (text: string) => string
  mode: 'demo' | 'service' | 'test'
  baseUrl: string
  /** What the demo's banner says about the database in use. */
  databaseLabel: string
  /** Folder with the council's data, for pictures (map) that are read once. */
  folder: string
}
