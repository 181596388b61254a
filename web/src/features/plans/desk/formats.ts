/** Files that are read and written, and the coordinate systems they come in. */
export const ACCEPTED = '.geojson,.json,.gpkg,.zip,.shp,.kml,.kmz,.csv'
export const FORMATS = ['geojson', 'gpkg', 'shp', 'kml'] as const
export const SYSTEMS = ['EPSG:4490', 'EPSG:4326', 'EPSG:4528', 'EPSG:4549'] as const
export const ENCODINGS = ['UTF-8', 'GB18030', 'GBK', 'Big5'] as const
/** Line departments whose own grids are laid beside ours. */
export const LINES = ['fire', 'police', 'market', 'health', 'environment', 'urban', 'water'] as const
