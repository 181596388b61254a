/** Short names for what the server says of admissions. */
import type { RequestIn, RequestRow } from '@/api/schema'

export type { AdmissionFigures, OpinionTold, RequestMoveIn, RequestRow, RequestStory } from '@/api/schema'

export type AdmissionState = RequestRow['state']
/** What is typed of a request. */
export type Asked = Omit<RequestIn, 'categories' | 'grids' | 'layers' | 'office_code'> & { categories: string[]; grids: string[]; layers: string[] }
