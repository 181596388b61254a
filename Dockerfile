# The page is built with Node, then left behind; what runs is Python with exactly the locked packages.

FROM node:24.19.0-bookworm-slim AS page
WORKDIR /build/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web/ ./
RUN npm run build

FROM python:3.13.16-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/srv/gridgis
WORKDIR /srv/gridgis
COPY requirements/run.txt requirements/run.txt
# What prints PDF: Pango, and fonts for Chinese.
RUN apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements/run.txt
COPY gridgis/ gridgis/
COPY api/ api/
COPY migrations/ migrations/
COPY data/ data/
COPY deploy/gridgis /usr/local/bin/gridgis
COPY --from=page /build/web/dist/ web/dist/
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin gridgis \
 && install -d -o gridgis -g gridgis /var/lib/gridgis \
 && python -m compileall -q gridgis api
ENV GRIDGIS_HOME=/var/lib/gridgis GRIDGIS_WEB_DIST=/srv/gridgis/web/dist
USER gridgis
EXPOSE 8000
CMD ["gridgis", "serve"]
