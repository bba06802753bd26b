import {
  Actions,
  Button,
  CaseColumns,
  CheckList,
  LinkButton,
  NextActionCard,
  PageHeading,
  PersonHeader,
  RecordEntry,
  ReferralCard,
  Section,
  StaffLayout,
  Tabs,
  TargetTypeLabel,
  Thread,
  Undisclosed,
  WithIcon,
} from '../../src/ui/index.ts'
import { kitazawa, long, one, silent } from './thread-data.ts'
import { deskShell } from './shells.ts'

export function Case() {
  return (
    <StaffLayout title="北沢 由紀夫 さん" path="/cases/1" shell={deskShell('/cases')} ownPrimary>
      <PersonHeader
        kana="きたざわ ゆきお"
        name="北沢 由紀夫"
        facts={['44歳(昭和56年5月生)', '東御市', <TargetTypeLabel key="t" type={1} />, 'R7-000123']}
        actions={
          <>
            <LinkButton kind="primary" icon="pencil-plus" href="/r">
              相談を記録
            </LinkButton>
            <LinkButton icon="arrows-exchange" href="/r">
              つなぐ
            </LinkButton>
            <LinkButton icon="printer" href="/p">
              印刷
            </LinkButton>
          </>
        }
        cautions={[
          { icon: 'phone', text: '本人の携帯だけ・10時〜16時' },
          { icon: 'phone-off', text: '留守番電話に残さない' },
          { icon: 'mail', text: '封筒に機関名を出さない' },
        ]}
      />
      <CaseColumns
        next={
          <NextActionCard
            day="今日 14:00"
            what="応募書類を2社分、いっしょに仕上げる"
            detail="来所・相談室1 担当 清水 真帆"
            actions={
              <>
                <Button size="small">すませる</Button>
                <LinkButton size="small" kind="text" href="/x">
                  変える
                </LinkButton>
              </>
            }
            after={
              <>
                そのあと 2月3日(火)10:00
                <br />
                ハローワーク上田へ同行
              </>
            }
          />
        }
        thread={<Thread data={kitazawa} />}
        tabs={
          <Tabs
            label="ケースの内容"
            items={[
              { href: '/c', label: '記録', count: 23, current: true },
              { href: '/a', label: 'アセスメント', current: false },
              { href: '/p', label: '支援計画', current: false },
              { href: '/t', label: 'つなぎ', count: 2, current: false },
              { href: '/y', label: '予約', current: false },
              { href: '/b', label: '文書', count: 6, current: false },
              { href: '/d', label: '同意・閲覧', current: false },
            ]}
          />
        }
        main={
          <>
            <ReferralCard
              title="ハローワーク上田へのつなぎ"
              state="today"
              tag={{ text: '返事待ち' }}
              clock={{
                used: 3,
                total: 3,
                text: '返事の期限は今日 1月20日(火)',
                note: '3開庁日目。過ぎると両方の責任者に知らせます。',
              }}
              items={[
                { term: 'お願いしたこと', value: '求職の登録と、書類の支援。できれば「短時間から正社員へ」の求人を。' },
                {
                  term: '渡した内容',
                  value: (
                    <>
                      氏名・連絡先、職歴、体験の記録<small>(家族のこと、健康のことは渡していません)</small>
                    </>
                  ),
                },
                {
                  term: '根拠',
                  value: (
                    <>
                      本人の同意 <a href="/d">1月14日の同意書</a>
                    </>
                  ),
                },
              ]}
              actions={
                <>
                  <Button icon="phone">窓口へ電話する</Button>
                  <LinkButton kind="text" href="/e">
                    内容を直す
                  </LinkButton>
                  <LinkButton kind="text" href="/w">
                    取り下げる
                  </LinkButton>
                </>
              }
            />
            <Section title="相談の記録" count={23} more={<a href="/f">しぼり込む</a>}>
              <RecordEntry
                date="1月14日"
                dateTime="2026-01-14"
                when={['水曜日', '来所・50分']}
                author="清水 真帆(サポステ・シナノ)"
                text={
                  '年末の面接は不採用。「緊張したが、前より話せた」と本人。書類の書き方を見てほしい、短い時間から始められる会社がいいとのこと。ハローワークの窓口には一人で行くのが不安なので、初回は同行する。'
                }
                after={
                  <>
                    <a href="/r">ハローワーク上田へのつなぎ</a>を作りました
                  </>
                }
              />
              <RecordEntry
                date="1月8日"
                dateTime="2026-01-08"
                when={['木曜日', '電話・10分']}
                author="清水 真帆(サポステ・シナノ)"
                text={'本人から。不採用の通知が届いた。落ち込んではいるが、次を考えたい。\n14日に来所の予約。'}
              />
              <RecordEntry date="12月19日" dateTime="2025-12-19" when={['金曜日']}>
                <Undisclosed owner="まいさぽ東御" />
              </RecordEntry>
            </Section>
          </>
        }
        rest={
          <>
            <Section kind="quiet" title="責任窓口">
              <p>
                <strong>若者サポートステーション・シナノ</strong>
              </p>
              <p className="meta">清水 真帆 令和7年6月23日から</p>
              <p className="meta">
                <WithIcon name="info-circle" size={16}>
                  ハローワーク上田が受け入れるまで、責任はこの窓口にあります。
                </WithIcon>
              </p>
            </Section>
            <Section kind="quiet" title="支援計画" more={<a href="/p">第2版</a>}>
              <CheckList
                items={[
                  { state: 'done', text: '週3日、決まった時間に外へ出る', right: '達成' },
                  { state: 'done', text: '職場体験を5日つづける', right: '達成' },
                  { state: 'running', text: '2社に応募する', right: '1社' },
                  { state: 'open', text: '正社員で働きはじめる', right: '3月まで' },
                ]}
              />
              <p className="meta">見直し 2月17日(火)</p>
            </Section>
            <Section kind="quiet" title="同意">
              <CheckList
                items={[
                  { state: 'done', text: 'ハローワーク上田', under: '職歴・体験の記録まで', right: '7月14日まで' },
                  { state: 'no', text: '家族', right: '伝えない' },
                ]}
              />
              <p>
                <a href="/l">見た人の記録(3機関)</a>
              </p>
            </Section>
          </>
        }
      />
      <Actions>
        <span />
      </Actions>
    </StaffLayout>
  )
}

export function Threads() {
  return (
    <StaffLayout title="糸" path="/x" shell={deskShell('/cases')}>
      <PageHeading title="糸" />
      {[kitazawa, long, one, silent].map((data, index) => (
        <Section key={index} title={`糸 ${index + 1}`}>
          <Thread data={data} />
        </Section>
      ))}
    </StaffLayout>
  )
}
