/** Files that are read and written, and the coordinate systems they come in. */
export const ACCEPTED = '.geojson,.json,.gpkg,.zip,.shp,.kml,.kmz,.dxf,.gml'
export const SYSTEMS = ['EPSG:4490', 'EPSG:4326', 'EPSG:4528', 'EPSG:4549'] as const
export const ENCODINGS = ['utf-8', 'gb18030'] as const
/** Line departments whose own grids are laid beside ours. */
export const LINES = ['fire', 'police', 'market', 'health', 'environment', 'city_management', 'water'] as const
export const DATUMS = ['wgs84', 'gcj02', 'bd09'] as const
