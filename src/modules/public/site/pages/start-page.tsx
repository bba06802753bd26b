import {
  Choices,
  Hero,
  HeroThread,
  Promises,
  PublicLayout,
  type PublicShell,
  YearFigures,
} from '../../../../ui/index.ts'
import { findHref } from '../find.rules.ts'
import { promises, worryIcons } from '../public.labels.ts'
import { type Worry, worries, worryLabels } from '../../../council/index.ts'

export interface StartFigures {
  /** 令和7年4月から1月20日まで */
  note: string
  items: { value: string; unit: string; label: string }[]
}

export interface StartPageProps {
  shell: PublicShell
  path: string
  prefecture: string
  /** Null before anything was sealed: then there is nothing to publish. */
  figures: StartFigures | null
}

export function StartPage({ shell, path, prefecture, figures }: StartPageProps) {
  return (
    <PublicLayout
      title="つなぐ"
      path={path}
      shell={shell}
      hero={
        <Hero
          title={
            <>
              仕事のこと、これからのこと。
              <br />
              話すところから。
            </>
          }
          lead={`${prefecture}の40代・50代を中心に、ご本人とご家族の相談を、県内の窓口で受けています。名前を言わなくても話せます。`}
          drawing={<HeroThread />}
        />
      }
      after={
        <>
          <h2 className="visually-hidden">相談の約束</h2>
          <Promises items={[...promises]} />
          {figures === null ? null : (
            <YearFigures
              title="この1年のこと"
              note={figures.note}
              items={figures.items}
              more={<a href="/figures">数え方と、もっとくわしい数字</a>}
            />
          )}
        </>
      }
    >
      <div>
        <h2 className="choices-title">いまの気持ちに、いちばん近いのは?</h2>
        <p className="meta choices-note">1つ選ぶと、近くの窓口を2つか3つ案内します。</p>
        <WorryChoices hrefOf={(worry) => findHref({ worry })} />
        <p className="choices-more">
          <a href="/find/places">市町村の名前からさがす</a>
          <a href="/find/desks">窓口の一覧を見る</a>
        </p>
      </div>
    </PublicLayout>
  )
}

export function WorryChoices({ hrefOf }: { hrefOf: (worry: Worry) => string }) {
  return (
    <Choices
      items={worries.map((worry) => ({ href: hrefOf(worry), icon: worryIcons[worry], label: worryLabels[worry] }))}
    />
  )
}
