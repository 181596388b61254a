/** A county's tables, out and in. */
import type { TableReport } from '@/api/schema'
import type { TABLES } from '@/api/vocabulary'

export { default as TableImport } from './TableImport.vue'
export type { TableReport }
export type What = (typeof TABLES)[number]

/** The workbook with the rows of a day, or the empty form. */
export const bookAddress = (what: What, county_code: string, at: string, empty = false) => `/api/v1/exports/${what}?${new URLSearchParams({ county_code, at, ...(empty ? { empty: 'true' } : {}) })}`
export const importAddress = (what: What, county_code: string, name: string, keep: string, rejects = false) => `/api/v1/imports/${what}${rejects ? '/rejects' : ''}?${new URLSearchParams({ county_code, name: name.slice(-60), keep })}`
