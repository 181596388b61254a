"""The page of figures in the documentation, with places for what is written from the code."""

PAGE = """# Figures

Every figure of the leaders' map, of the offices' work, of `GET /stats` and of `GET /cases?measure=`, which lists what a
count counts. Written by `npm run types` from `gridgis/cases/measures.py` and `work.py`; a new figure is added there and
gets its words in `gridgis/core/words/measures.toml` and `measure_of.toml`.

Sensitive cases stand in no figure. The day that counts: of submission, of the end of the total limit promised to the
citizen, of the end of the limit of a stage (the last one where a case passed it several times; in time only where it
was so each time), of closing, or none for what stands as of now; of the offices' work that of the dispatch, of the end
of the limit for signing or handling, of the decision on a return, of the last limit of a whistle, of a slip, or of
closing, and a case counts once for an office. Open cases count in the grids of today, closed ones in the grid that they
had when they were closed (decision 25). A rate is not given below its least whole.

| name | 中文 | counts | day | better |
|---|---|---|---|---|
{counts}

| rate | 中文 | is | least whole | better | target |
|---|---|---|---|---|---|
{rates}

| hours | 中文 | are |
|---|---|---|
{hours}

## The catalogue

What is missing for a figure is said wherever it would stand; it is never a zero. `GET /stats/catalogue` tells the same.

| catalogue | 中文 | whose | read from | not computable: missing |
|---|---|---|---|---|
{catalogue}
"""
