import type { PublicShell, Shell } from '../../src/ui/index.ts'

const assets = { stylesheet: 'main.css', scripts: ['main.js'] }
const banner = '試しの画面です。出てくる人はすべて架空の人で、今日は令和8年1月20日(火)です。'

export function deskShell(current: string): Shell {
  const item = (href: string, label: string, count?: number) => ({ href, label, count, current: href === current })
  return {
    navigation: [
      {
        items: [
          item('/today', '今日'),
          item('/cases', 'ケース', 34),
          item('/referrals', 'つなぎ', 3),
          item('/appointments', '予約'),
          item('/placements', '定着'),
        ],
      },
      { label: '仕事と企業', items: [item('/jobs', '求人・面接会'), item('/training', '訓練・助成金')] },
      {
        label: '協議会',
        items: [
          item('/plan', '計画・工程表'),
          item('/kpis', 'KPI・報告'),
          item('/meetings', '会議・好事例'),
          item('/desks', '窓口・市町村'),
        ],
      },
    ],
    phoneBar: [
      { href: '/today', label: '今日', icon: 'sun', current: current === '/today' },
      { href: '/cases', label: 'ケース', icon: 'users', current: current === '/cases' },
      { href: '/cases/new', label: '記録', icon: 'pencil-plus', current: current === '/cases/new' },
      { href: '/referrals', label: 'つなぎ', icon: 'arrows-exchange', current: current === '/referrals' },
      { href: '/menu', label: 'メニュー', icon: 'menu-2', current: current === '/menu' },
    ],
    actor: { name: '清水 真帆', desk: 'サポステ・シナノ', role: '相談員' },
    canRecord: true,
    search: { value: '' },
    banner,
    csrf: 'token',
    assets,
  }
}

export function officeShell(current: string): Shell {
  const item = (href: string, label: string, count?: number) => ({ href, label, count, current: href === current })
  return {
    navigation: [
      {
        items: [
          item('/today', '今日'),
          item('/plan', '計画'),
          item('/roadmap', '工程表'),
          item('/kpis', 'KPI・数字'),
          item('/reports', '月次報告', 5),
        ],
      },
      {
        label: '協議会',
        items: [
          item('/meetings', '会議・議決'),
          item('/annex', '別紙・交付金'),
          item('/practices', '好事例・課題'),
          item('/outreach', '周知・広報'),
        ],
      },
      { label: '地域', items: [item('/municipalities', '77市町村'), item('/desks', '窓口・機関')] },
    ],
    phoneBar: [
      { href: '/today', label: '今日', icon: 'sun', current: false },
      { href: '/roadmap', label: '工程表', icon: 'route', current: current === '/roadmap' },
      { href: '/kpis', label: 'KPI', icon: 'chart-line', current: current === '/kpis' },
      { href: '/meetings', label: '会議', icon: 'users-group', current: false },
      { href: '/menu', label: 'メニュー', icon: 'menu-2', current: false },
    ],
    actor: { name: '北島 和恵', desk: '長野労働局', role: '職業安定課' },
    canRecord: false,
    banner,
    csrf: 'token',
    assets,
  }
}

export function publicShell(current: string): PublicShell {
  const item = (href: string, label: string) => ({ href, label, current: href === current })
  return {
    navigation: [
      item('/find', '窓口をさがす'),
      item('/how', '相談のしかた'),
      item('/figures', '数字で見る'),
      item('/employers', '事業主の方へ'),
    ],
    options: [
      { href: '?furigana=1', label: 'ふりがな', on: false },
      { href: '?easy=1', label: 'やさしい日本語', on: false },
      { href: '?large=1', label: '文字を大きく', on: false },
    ],
    footer: [
      { href: '/municipalities', label: '77市町村の窓口' },
      { href: '/privacy', label: '個人情報の扱い' },
      { href: '/about', label: 'このサイトについて' },
      { href: '/contact', label: 'お問い合わせ' },
    ],
    council: 'ながの中高年世代活躍応援プロジェクト協議会',
    assets,
  }
}
