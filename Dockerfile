# docker build -t hailstorm . && docker run --rm hailstorm --help
ARG BASE=debian:bookworm-slim

FROM ${BASE} AS build
WORKDIR /source
COPY . .
RUN ./hail build release

FROM ${BASE}
RUN apt-get update && apt-get install -y --no-install-recommends \
      ca-certificates libmuparser2v5 libspdlog1.10 libssl3 libyaml-cpp0.7 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /source/build/release/hailstorm /usr/local/bin/hailstorm
COPY bots /usr/share/hailstorm/bots
USER nobody
ENTRYPOINT ["hailstorm"]
