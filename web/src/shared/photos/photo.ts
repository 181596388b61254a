/** Makes a photo small enough for a phone's network, on the phone. */
import { sha256 } from '@/shared/ids'

export interface Photo {
  sha256: string
  /** JPEG as a data URL, so that it can be kept and shown. */
  url: string
  taken_at: string
}

/** The bytes of a photo. */
export const bytesOf = ({ url }: Pick<Photo, 'url'>): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (char) => char.charCodeAt(0))

/** The same, to be sent. */
export const blobOf = (photo: Photo): Blob => new Blob([bytesOf(photo)], { type: 'image/jpeg' })

/** Bytes of a JPEG as a photo's URL. */
export const urlOf = (bytes: Uint8Array): string => `data:image/jpeg;base64,${btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(''))}`

export const MAX_PHOTOS = 4

/** Why a file is not taken as a photo: it is none, it is cut off, or it is too large to be opened. */
export type Refused = 'kind' | 'broken' | 'large'
export class PhotoRefused extends Error {
  constructor(readonly why: Refused) {
    super(why)
    this.name = 'PhotoRefused'
  }
}
const MOST_BYTES = 40e6
const MOST_PIXELS = 50e6
const LONG_EDGE_PX = 1600
const QUALITY = 0.8

/** The size a photo is drawn at: its long edge at most 1600 px, never larger than it was. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONG_EDGE_PX / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

async function bitmapOf(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if (typeof createImageBitmap === 'function') return createImageBitmap(file, { imageOrientation: 'from-image' })
  const image = new Image()
  image.src = URL.createObjectURL(file)
  await image.decode()
  return image
}

/** What the head of a file says: whether it begins as a photo does, and of how many pixels it is; null where it tells none. */
export function headOf(bytes: Uint8Array): { photo: boolean; pixels: number | null } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begins = (at: number, text: string) => [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0))
  if (begins(1, 'PNG')) return { photo: true, pixels: bytes.length < 24 ? null : view.getUint32(16) * view.getUint32(20) }
  if (begins(0, 'RIFF') && begins(8, 'WEBP')) return { photo: true, pixels: null }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return { photo: false, pixels: null }
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const mark = bytes[at + 1]!
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark)) return { photo: true, pixels: view.getUint16(at + 5) * view.getUint16(at + 7) }
  }
  return { photo: true, pixels: null }
}

/** A JPEG of a file; throws `PhotoRefused` when it is no picture that can be opened. */
export async function preparePhoto(file: Blob, now: Date): Promise<Photo> {
  const head = headOf(new Uint8Array(await file.slice(0, 262_144).arrayBuffer()))
  if (file.size > MOST_BYTES || (head.pixels ?? 0) > MOST_PIXELS) throw new PhotoRefused('large')
  const picture = await bitmapOf(file).catch(() => {
    throw new PhotoRefused(head.photo ? 'broken' : 'kind')
  })
  const { width, height } = fitted(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')!.drawImage(picture, 0, 0, width, height)
  const url = canvas.toDataURL('image/jpeg', QUALITY)
  return { sha256: sha256(bytesOf({ url })), url, taken_at: now.toISOString() }
}
