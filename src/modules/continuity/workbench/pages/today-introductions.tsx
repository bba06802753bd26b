import { DueIntroductionRows, DueTrialRows } from '../../../employment/index.ts'
import { Section } from '../../../../ui/index.ts'
import type { TodayPageProps } from './today-page-props.ts'

/** Answers of employers that are due, and hires whose first day has come; nothing where there is none. */
export function DueIntroductions({ introductions, today }: TodayPageProps) {
  if (introductions.length === 0) return null
  return (
    <Section title="紹介の返事" count={introductions.length} more={<a href="/introductions">紹介</a>}>
      <DueIntroductionRows due={introductions} today={today} />
    </Section>
  )
}

/** 体験・実習 that goes on today, or is over and hasn't been ended. */
export function DueTrials({ trials, today }: TodayPageProps) {
  if (trials.length === 0) return null
  return (
    <Section title="体験・実習" count={trials.length}>
      <DueTrialRows due={trials} today={today} />
    </Section>
  )
}
