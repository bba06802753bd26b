/** A scene: what a talk of one kind can be like, and what can be agreed at its end. */
import type { Random } from '../random.ts'
import { fill, type Story } from './story.ts'

/** What is next: kind, words, and after how many business days. */
export type NextIdea = readonly [kind: string, note: string, from: number, to: number]

export interface Scene {
  channels: readonly (readonly [string, number])[]
  minutes: readonly [number, number]
  topics: readonly string[]
  /** One sentence of each part makes the note. */
  parts: readonly (readonly string[])[]
  next: readonly NextIdea[]
  speaker?: 'self' | 'family' | 'supporter' | 'anonymous'
}

export const inPerson = [['visit', 1]] as const
export const byPhone = [['phone', 1]] as const

/** A note in the words of this scene that the thread hasn't used yet, as far as there are any. */
export function tell(scene: Scene, story: Story, random: Random, said: Set<string>): string {
  let note = compose(scene, story, random, said)
  for (let tries = 0; tries < 4 && said.has(note); tries += 1) note = compose(scene, story, random, said)
  said.add(note)
  return note
}

function compose(scene: Scene, story: Story, random: Random, said: Set<string>): string {
  const sentences = scene.parts.map((part) => {
    const fresh = part.filter((sentence) => !said.has(sentence))
    const sentence = random.pick(fresh.length > 0 ? fresh : part)
    said.add(sentence)
    return fill(sentence, story)
  })
  return sentences.filter((sentence) => sentence !== '').join('')
}
