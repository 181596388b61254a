/// <reference types="vite/client" />

declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** Draws an OpenAPI document into an element. */
  export default function SwaggerUI(options: {
    dom_id: string
    url: string
    deepLinking?: boolean
    docExpansion?: 'none' | 'list' | 'full'
    filter?: boolean
    validatorUrl?: string | null
    requestInterceptor?: (request: { headers: Record<string, string> }) => unknown
  }): unknown
}
