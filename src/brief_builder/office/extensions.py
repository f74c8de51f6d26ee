"""Office's own ids of extensions to drawings, and the namespace of what stands in one of them."""

SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # of a blip: an SVG beside its PNG
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # of a drawing: it says nothing
DECORATIVE_SPACE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
