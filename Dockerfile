# The server as a container; docs/install.md says how to run it. Debian, for some dependencies have no wheels for musl.
FROM python:3.13-slim AS build
WORKDIR /build
RUN pip install --no-cache-dir build
# only these: a clone may hold a data folder with keys, a .venv and node_modules beside them
COPY pyproject.toml README.md LICENSE CHANGELOG.md package.json package-lock.json .npmrc ./
COPY packages packages
COPY src src
RUN python -m build --wheel

FROM python:3.13-slim
COPY requirements/runtime.txt /tmp/
RUN pip install --no-cache-dir --require-hashes -r /tmp/runtime.txt
COPY --from=build /build/dist/ /tmp/dist/
RUN pip install --no-cache-dir --no-deps /tmp/dist/*.whl \
  && useradd --no-create-home --uid 8787 --home-dir /data usercontext \
  && install -d -o usercontext -m 700 /data
USER usercontext
ENV USERCONTEXT_DATA=/data USERCONTEXT_HOST=0.0.0.0
VOLUME /data
EXPOSE 8787
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD \
  ["python", "-c", "import os, urllib.request as web; \
    web.urlopen('http://127.0.0.1:' + os.environ.get('USERCONTEXT_PORT', '8787') + '/healthz')"]
ENTRYPOINT ["usercontext"]
CMD ["serve"]
