/** What this room gives to the whole. */
import type { Room } from '../../../platform/room.ts'
import { reportRoutes } from './report.routes.tsx'
import { reportSheetRoutes } from './report-sheet.routes.tsx'
import { reportEndpoints } from './report.endpoints.ts'
import { sendReportReminders } from './report-reminders.ts'
import { readReceivedSheets } from './sheet-intake.ts'

export const reportsRoom: Room = {
  routes: [...reportRoutes, ...reportSheetRoutes],
  endpoints: reportEndpoints,
  drafts: { 'report:': '月次報告' },
  navigation: [
    { group: 'council', place: 5, href: '/reports', label: '月次報告', needs: 'report.write', icon: 'clipboard-text' },
  ],
  duties: {
    'report-reminders': { pace: 'minute', label: '月次報告の期限を知らせる', run: sendReportReminders },
    'read-report-sheets': { pace: 'minute', label: '届いた報告の表を読む', run: readReceivedSheets },
  },
}
