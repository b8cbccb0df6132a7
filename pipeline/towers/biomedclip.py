"""What BiomedCLIP is, and the part of its architecture that its folder leaves to another model's.

Zhang et al., BiomedCLIP: a multimodal biomedical foundation model pretrained from fifteen million scientific
image-text pairs, 2023 (arXiv 2303.00915).
"""

HUB_ID = "microsoft/BiomedCLIP-PubMedBERT_256-vit_base_patch16_224"
TEXT_MODEL = "microsoft/BiomedNLP-BiomedBERT-base-uncased-abstract"
TEXT_MODELS = (TEXT_MODEL, "microsoft/BiomedNLP-PubMedBERT-base-uncased-abstract")  # its name of today, and its old one
IMAGE_MODEL = "vit_base_patch16_224"

# BERT base (Devlin et al., 2019) with PubMedBERT's vocabulary; BiomedCLIP's folder only names the model
BERT = {
    "model_type": "bert", "architectures": ["BertForMaskedLM"], "hidden_size": 768, "num_hidden_layers": 12,
    "num_attention_heads": 12, "intermediate_size": 3072, "hidden_act": "gelu", "hidden_dropout_prob": 0.1,
    "attention_probs_dropout_prob": 0.1, "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": 0,
    "max_position_embeddings": 512, "type_vocab_size": 2, "vocab_size": 30522,
}
CONFIG = {
    "model_cfg": {
        "embed_dim": 512,
        "vision_cfg": {"timm_model_name": IMAGE_MODEL, "timm_model_pretrained": False, "timm_pool": "",
                       "timm_proj": "linear", "image_size": 224},
        "text_cfg": {"hf_model_name": TEXT_MODEL, "hf_tokenizer_name": TEXT_MODEL, "hf_proj_type": "mlp",
                     "hf_pooler_type": "cls_last_hidden_state_pooler", "context_length": 256},
    },
    "preprocess_cfg": {"mean": [0.48145466, 0.4578275, 0.40821073], "std": [0.26862954, 0.26130258, 0.27577711]},
}
CARD = {
    "name": "BiomedCLIP",
    "text": "PubMedBERT (BiomedNLP-BiomedBERT-base-uncased-abstract)",
    "image": "ViT-B/16 at 224 pixels",
    "training": "By Microsoft, contrastively on 15 million figures and captions of articles in PubMed Central "
                "(PMC-15M; Zhang et al., 2023, arXiv 2303.00915).",
    "limits": "Made for research: it learned from figures in articles, and its makers advise against clinical use.",
    "licence": "MIT",
}


def is_biomedclip(config: dict) -> bool:
    """Whether an ``open_clip_config.json`` is BiomedCLIP's."""
    model = config["model_cfg"]
    return (model["text_cfg"].get("hf_model_name") in TEXT_MODELS
            and model["vision_cfg"].get("timm_model_name") == IMAGE_MODEL)
