"""A value in → the XML that shows it in Word or PowerPoint out, by what it is and where its tag stands."""
