/** How far an office is with its part of a joint action. */
import type { JointPart } from '@/api/schema'

export function stageOf({ signed_at, result_at, waived_at }: JointPart): 'waived' | 'filed' | 'signed' | 'unsigned' {
  if (waived_at) return 'waived'
  if (result_at) return 'filed'
  return signed_at ? 'signed' : 'unsigned'
}
