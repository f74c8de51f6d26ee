"""A native chart and its data in → the chart part and its workbook with these numbers out."""
