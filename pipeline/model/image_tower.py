"""The demo's image tower, registered with timm so that open_clip can build it by name."""

from timm.models import register_model
from timm.models.resnet import BasicBlock, ResNet

NAME = "resnet18_half"
# what timm and open_clip ask of a model: the pictures it was made for and the names of its ends
DESCRIPTION = {"input_size": (3, 144, 144), "pool_size": (5, 5), "first_conv": "conv1.0", "classifier": "fc"}


@register_model
def resnet18_half(pretrained: bool = False, num_classes: int = 1000, global_pool: str = "avg", **_: object) -> ResNet:
    """ResNet-18 (He et al., 2016) at half width with the three-convolution stem of ResNet-D (He et al., 2019).

    2.9 M parameters, always untrained: timm passes ``pretrained`` and its other settings to every model.
    """
    model = ResNet(BasicBlock, [2, 2, 2, 2], channels=(32, 64, 128, 256), stem_type="deep", stem_width=16,
                   num_classes=num_classes, global_pool=global_pool)
    model.default_cfg = model.pretrained_cfg = DESCRIPTION
    return model
