/** Words that limit by age, beside the field of a job in which they stand. */
import type { FieldError } from '../../../platform/outcome.ts'
import { limitingWords, limitingWordsAsked } from './age-words.rules.ts'
import type { JobInput } from './job.form.ts'

/** What limits by age in the words of a job that isn't limited: who types decides what it means. */
export function wordProblems(job: JobInput): FieldError[] {
  if (job.wordsSeen || job.ageLeast !== null || job.ageMost !== null) return []
  return (['title', 'duties', 'experience', 'appeal', 'notes'] as const).flatMap((field) => {
    const words = limitingWords(job[field])
    if (words.length === 0) return []
    const named = words.map((word) => `「${word}」`).join('')
    return [
      {
        field,
        message: `${named}${limitingWordsAsked}年齢を限るなら「年齢」に書いてください。限らないなら書き直すか、いちばん下に印を付けてください。`,
      },
    ]
  })
}
