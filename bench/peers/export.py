"""Write the weights of a model folder as ONNX: `python export.py MODEL FILE`. Done once, for the peers that need it."""

from __future__ import annotations

import sys

import torch
from transformers import AutoModel


def main(model: str, file: str) -> None:
    bert = AutoModel.from_pretrained(model, attn_implementation="eager").eval().float()
    numbers = torch.tensor([[101, 2054, 2106, 102], [101, 2111, 102, 0]])
    mask = (numbers != 0).long()
    names = ("input_ids", "attention_mask", "token_type_ids")
    sizes = {0: torch.export.Dim("texts", min=1, max=4096), 1: torch.export.Dim("tokens", min=2, max=512)}
    inputs = dict(zip(names, (numbers, mask, torch.zeros_like(numbers)), strict=True))
    torch.onnx.export(
        bert,
        (),
        file,
        kwargs=inputs,
        input_names=list(names),
        output_names=["last_hidden_state", "pooler_output"],
        dynamic_shapes=dict.fromkeys(names, sizes),
        dynamo=True,
        external_data=False,
    )


main(*sys.argv[1:])
