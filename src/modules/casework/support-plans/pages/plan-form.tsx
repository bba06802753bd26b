import { type EditPage, FormFrame, type FormFrameProps } from '../../../../forms/index.ts'
import { type CaseHeader, CaseStrip } from '../../cases/index.ts'

export interface PlanFormPage extends EditPage {
  header: CaseHeader
  /** Where やめる leads. */
  back: string
}

/** The frame of all forms of a plan: whose plan it is stands above. */
export const PlanForm = ({ header, before, ...form }: FormFrameProps & { header: CaseHeader }) => (
  <FormFrame
    {...form}
    before={
      <>
        <CaseStrip header={header} />
        {before}
      </>
    }
  />
)
