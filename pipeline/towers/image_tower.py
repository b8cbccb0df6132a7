"""The demo's image towers, registered with timm so that open_clip can build them by name."""

import torch
from timm.models import register_model
from timm.models.resnet import BasicBlock, ResNet

# what timm and open_clip ask of a model: the pictures it was made for and the names of its ends
DESCRIPTION = {"input_size": (3, 128, 128), "pool_size": (4, 4), "first_conv": "conv1.0", "classifier": "fc"}


class TwoSidedResNet(ResNet):
    """ResNet-18 (He et al., 2016) with the stem of ResNet-D (He et al., 2019), pooled in two halves.

    Left and right half of the last feature map are pooled apart, each by mean and by maximum: a plain
    mean forgets on which side a finding is and dilutes small ones. Features are float32 [b, 4 c].
    """

    def __init__(self, channels: tuple[int, ...], stem_width: int, num_classes: int) -> None:
        super().__init__(BasicBlock, [2, 2, 2, 2], channels=channels, stem_type="deep", stem_width=stem_width,
                         num_classes=0)
        self.num_features = self.head_hidden_size = 4 * channels[-1]
        self.default_cfg = self.pretrained_cfg = DESCRIPTION
        self.reset_classifier(num_classes)

    def forward_head(self, x: torch.Tensor, pre_logits: bool = False) -> torch.Tensor:
        """Pool the feature map [b, c, h, w]; a middle column of odd maps counts for both halves."""
        width = x.shape[-1]
        halves = x[..., : (width + 1) // 2], x[..., width // 2 :]
        pooled = torch.cat([pool for half in halves for pool in (half.mean((2, 3)), half.amax((2, 3)))], 1)
        return pooled if pre_logits else self.fc(pooled)


# timm passes ``pretrained`` and its other settings to every model; these are always untrained
@register_model
def resnet18_24(pretrained: bool = False, num_classes: int = 1000, **_: object) -> ResNet:
    """24 to 192 channels, 1.6 M parameters."""
    return TwoSidedResNet((24, 48, 96, 192), 12, num_classes)


@register_model
def resnet18_32(pretrained: bool = False, num_classes: int = 1000, **_: object) -> ResNet:
    """32 to 256 channels, 2.8 M parameters."""
    return TwoSidedResNet((32, 64, 128, 256), 16, num_classes)
