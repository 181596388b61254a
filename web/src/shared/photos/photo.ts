/** Makes a photo small enough for a phone's network, on the phone. */
import { sha256 } from '@/shared/ids'

export interface Photo {
  sha256: string
  /** JPEG as a data URL, so that it can be kept and shown. */
  url: string
  taken_at: string
}

/** The bytes of a photo, to be sent. */
export function blobOf(photo: Photo): Blob {
  const binary = atob(photo.url.slice(photo.url.indexOf(',') + 1))
  return new Blob([Uint8Array.from(binary, (char) => char.charCodeAt(0))], { type: 'image/jpeg' })
}

export const MAX_PHOTOS = 4
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

/** A JPEG of a file from the camera; throws when it is no picture. */
export async function preparePhoto(file: Blob, now: Date): Promise<Photo> {
  const picture = await bitmapOf(file)
  const { width, height } = fitted(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')!.drawImage(picture, 0, 0, width, height)
  const url = canvas.toDataURL('image/jpeg', QUALITY)
  const binary = atob(url.slice(url.indexOf(',') + 1))
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
  return { sha256: sha256(bytes), url, taken_at: now.toISOString() }
}
