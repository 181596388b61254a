/** The page of the API's document, `/api/docs`: Swagger UI from our own server, for whoever connects another system. */
import 'swagger-ui-dist/swagger-ui.css'
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js'

const CSRF = /(?:^|;\s*)gridgis_csrf=([^;]+)/

/** Requests tried on the page go as whoever is signed in here, with the sign that they come from our own page. */
function signed(request: { headers: Record<string, string> }) {
  const sign = CSRF.exec(document.cookie)?.[1]
  if (sign) request.headers['X-CSRF-Token'] = decodeURIComponent(sign)
  return request
}

SwaggerUI({
  dom_id: '#docs',
  url: '/api/v1/openapi.json',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  validatorUrl: null,
  requestInterceptor: signed,
})
