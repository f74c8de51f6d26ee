' Types typed-in-libreoffice.docx in LibreOffice Writer: tags typed by hand, bolded half-way, with the language changed
' within them as spell checking does, and corrected in a second sitting. Put it into the module Standard.Module1 and run
' soffice --headless 'macro:///Standard.Module1.Main(FOLDER)'; what it makes, and error.txt if it fails, lands in FOLDER.
Dim oDoc As Object
Dim oFrame As Object
Dim oDisp As Object
Dim bFrench As Boolean

Sub Send(sCommand, sName, vValue)
  Dim a(0) As New com.sun.star.beans.PropertyValue
  a(0).Name = sName : a(0).Value = vValue
  oDisp.executeDispatch(oFrame, ".uno:" & sCommand, "", 0, a())
End Sub
Sub Do1(sCommand)
  oDisp.executeDispatch(oFrame, ".uno:" & sCommand, "", 0, Array())
End Sub
' Types a text; * toggles bold, _ italic, ~ the language, ^ a new paragraph, @ a page break.
Sub Typed(s)
  Dim i, c, buf
  buf = ""
  For i = 1 To Len(s)
    c = Mid(s, i, 1)
    If InStr("*_~^@", c) > 0 Then
      If buf <> "" Then Send("InsertText", "Text", buf)
      buf = ""
      If c = "*" Then Do1("Bold")
      If c = "_" Then Do1("Italic")
      If c = "^" Then Do1("InsertPara")
      If c = "@" Then Do1("InsertPagebreak")
      If c = "~" Then Language()
    Else
      buf = buf & c
    End If
  Next
  If buf <> "" Then Send("InsertText", "Text", buf)
End Sub

Sub Language
  Dim l As New com.sun.star.lang.Locale
  bFrench = Not bFrench
  If bFrench Then
    l.Language = "fr" : l.Country = "CA"
  Else
    l.Language = "en" : l.Country = "CA"
  End If
  oDoc.CurrentController.ViewCursor.CharLocale = l
End Sub
' Writes a text of which the second half, from within a tag on, is bold.
Sub HalfBold(oText, sPlain, sBold)
  Dim oCur
  oCur = oText.createTextCursor()
  oText.insertString(oCur, sPlain, False) : oCur.CharWeight = 150
  oText.insertString(oCur, sBold, False)
End Sub
Sub Main(sFolder)
  On Error Goto Failed
  oDoc = StarDesktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, Array())
  oFrame = oDoc.CurrentController.Frame
  oDisp = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim st, oText, oCur, i, oMark, oNote, oShape, oHit
  ' header and footer
  st = oDoc.StyleFamilies.getByName("PageStyles").getByName("Standard")
  st.HeaderIsOn = True : st.FooterIsOn = True
  oText = st.HeaderText : oCur = oText.createTextCursor()
  oText.insertString(oCur, "{{ cou", False) : oCur.CharWeight = 150
  oText.insertString(oCur, "ntry.na", False) : oCur.CharWeight = 100
  oText.insertString(oCur, "me }}, header", False)
  oText = st.FooterText : oCur = oText.createTextCursor()
  oText.insertString(oCur, "{% if dra", False) : oCur.CharPosture = com.sun.star.awt.FontSlant.ITALIC
  oText.insertString(oCur, "ft %}Draft{% else %}Fin", False) : oCur.CharPosture = com.sun.star.awt.FontSlant.NONE
  oText.insertString(oCur, "al{% endif %}", False)
  ' body, typed
  Send("StyleApply", "Style", "Heading 1")
  Typed("1 {{ cou*ntry*.name }} and _{{ part_ner }}^")
  oDoc.CurrentController.ViewCursor.ParaStyleName = "Standard"
  Typed("Trade came to {{* trade.to*tal }}, of which {{ trade.ex~po~rts | defa*ult(" & Chr(8220) & "no" & Chr(8217) & "ne" & Chr(8221) & ") }} e*xports.^")
  Typed("{% if trade.*note %}^")
  Typed("N*ote: {{ trade.n~ote }}~^")
  Typed("{% end*if* %}^")
  Typed("{% if no*t trade.note %}There is no note.{% endif %}^")
  Typed("Partners: {% for p in par*tners %}{{ p.na*me }}{% if not lo~op.last %}, {% end~if %}{% endfor %}.^")
  Do1("DefaultBullet")
  Typed("{% for p in partners %}{{ p.*name }}: {{ p.sha*re }}{% endfor %}^")
  Typed("{% for point in po*ints %}^{{ po*int }}^{% endf_or %_}^")
  Do1("DefaultBullet")
  Typed("Quotes outside " & Chr(8220) & "stay" & Chr(8221) & ".^")
  ' a table with a loop over rows, typed cell by cell
  oText = oDoc.createInstance("com.sun.star.text.TextTable")
  oText.initialize(5, 3)
  oDoc.Text.insertTextContent(oDoc.CurrentController.ViewCursor, oText, False)
  oDoc.CurrentController.ViewCursor.gotoRange(oText.getCellByPosition(0, 0).Start, False)
  Dim cells
  cells = Array("Partner", "*Share", "Since*", "{% for *p in part*ners %}", "", "", "{{ p.n~am~e }}", "*{{ p.sh*are }}", "{{ p.since | def_ault(" & Chr(8216) & Chr(8211) & Chr(8217) & ") }}_", "{% en*dfor %}*", "", "", "Total", "{{ tra*de.total }}", "")
  For i = 0 To 14
    Typed(cells(i))
    If i < 14 Then Do1("JumpToNextCell")
  Next
  oDoc.CurrentController.ViewCursor.gotoEnd(False)
  oDoc.CurrentController.ViewCursor.gotoEnd(False)
  Typed("With a note")
  oNote = oDoc.createInstance("com.sun.star.text.Footnote")
  oDoc.Text.insertTextContent(oDoc.CurrentController.ViewCursor, oNote, False)
  HalfBold(oNote, "Source: {{ sou", "rce }}.")
  oDoc.CurrentController.ViewCursor.gotoEnd(False)
  Typed(" and a box.^")
  oShape = oDoc.createInstance("com.sun.star.drawing.TextShape")
  Dim sz As New com.sun.star.awt.Size
  sz.Width = 6000 : sz.Height = 1500
  oShape.Size = sz
  oDoc.Text.insertTextContent(oDoc.CurrentController.ViewCursor, oShape, False)
  HalfBold(oShape, "{{ mark", "ing }} box")
  oShape = oDoc.createInstance("com.sun.star.text.TextFrame")
  oShape.Width = 6000 : oShape.Height = 1000
  oDoc.Text.insertTextContent(oDoc.CurrentController.ViewCursor, oShape, False)
  HalfBold(oShape, "{{ mark", "ing }} frame")
  oDoc.CurrentController.ViewCursor.gotoEnd(False)
  Typed("^@{% if dra*ft %}Page two is a draft.{% e*ndif %}^The end, {{ par*tner }*}.")
  ' a bookmark over half a tag
  oHit = oDoc.createSearchDescriptor() : oHit.SearchString = "trade.total"
  oHit = oDoc.findFirst(oHit)
  oCur = oHit.Text.createTextCursorByRange(oHit.Start) : oCur.goRight(5, True)
  oMark = oDoc.createInstance("com.sun.star.text.Bookmark") : oMark.Name = "half"
  oHit.Text.insertTextContent(oCur, oMark, True)
  oDoc.storeToURL(ConvertToURL(sFolder & "/first.docx"), Props("MS Word 2007 XML"))
  oDoc.close(True)
  ' a second sitting: letters typed into the middle of tags, which get a mark of their own
  oDoc = StarDesktop.loadComponentFromURL(ConvertToURL(sFolder & "/first.docx"), "_blank", 0, Array())
  oFrame = oDoc.CurrentController.Frame
  oHit = oDoc.createSearchDescriptor() : oHit.SearchString = "{{ partner }}."
  oHit = oDoc.findFirst(oHit)
  oDoc.CurrentController.ViewCursor.gotoRange(oHit.Start, False)
  oDoc.CurrentController.ViewCursor.goRight(6, False)
  Do1("SwBackspace") : Typed("r")
  oHit = oDoc.createSearchDescriptor() : oHit.SearchString = "Partners:"
  oHit = oDoc.findFirst(oHit)
  oDoc.CurrentController.ViewCursor.gotoRange(oHit.End, False)
  oDoc.CurrentController.ViewCursor.goRight(6, False)
  Do1("SwBackspace") : Typed("o")
  oDoc.storeToURL(ConvertToURL(sFolder & "/typed-in-libreoffice.docx"), Props("MS Word 2007 XML"))
  oDoc.close(True)
  StarDesktop.terminate()
  Exit Sub
Failed:
  Dim f
  f = FreeFile
  Open sFolder & "/error.txt" For Output As #f
  Print #f, Err & " " & Error$ & " line " & Erl()
  Close #f
  StarDesktop.terminate()
End Sub
Function Props(sFilter)
  Dim a(0) As New com.sun.star.beans.PropertyValue
  a(0).Name = "FilterName" : a(0).Value = sFilter
  Props = a()
End Function
