/** What programs put on the clipboard, as text and as a page: two rows of a sheet with what makes pasting hard. */
interface Clipboard {
  readonly text: string;
  readonly html: string;
}

/** A study over two lines with quotes, a merged cell, thousands, a percentage, a date. */
export const fromExcel: Clipboard = {
  text: '"Smith ""A""\nand others"\t1,234.50\t12.50%\t2024-01-05\r\nJones\t\t-0.25\t2023-11-30\r\n',
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\."; mso-displayed-thousand-separator:"\\,";}
.xl65 {mso-number-format:Percent;} .xl66 {mso-number-format:"yyyy\\-mm\\-dd";} .xl67 {mso-number-format:Standard;}
--></style></head><body link="#0563C1" vlink="#954F72"><table border=0 cellpadding=0 cellspacing=0>
<!--StartFragment--><col width=64 span=4><tr height=40><td height=40 class=xl64 width=64>Smith "A"<br>and others</td>
<td rowspan=2 class=xl67 align=right>1,234.50</td><td class=xl65 align=right>12.50%</td><td class=xl66 align=right>2024-01-05</td>
</tr><tr height=20><td height=20>Jones</td><td align=right>-0.25</td><td class=xl66 align=right>2023-11-30</td></tr>
<!--EndFragment--></table></body></html>`,
};

/** The same from a sheet whose country has a decimal comma; numbers stand behind what is seen. */
export const fromSheets: Clipboard = {
  text: '"Smith ""A""\nand others"\t1.234,50\t12,50%\t05.01.2024\nJones\t\t-0,25\t30.11.2023',
  html: `<meta name="generator" content="Sheets"/><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>
<tr><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Smith \\&quot;A\\&quot;\\nand others&quot;}">Smith &quot;A&quot;<br/>and others</td>
<td rowspan="2" data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:1234.5}" data-sheets-numberformat="{&quot;1&quot;:2,&quot;2&quot;:&quot;#,##0.00&quot;,&quot;3&quot;:1}">1.234,50</td>
<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:0.125}" data-sheets-numberformat="{&quot;1&quot;:3,&quot;2&quot;:&quot;0.00%&quot;,&quot;3&quot;:1}">12,50%</td>
<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:45296}" data-sheets-numberformat="{&quot;1&quot;:5,&quot;2&quot;:&quot;dd.MM.yyyy&quot;,&quot;3&quot;:1}">05.01.2024</td></tr>
<tr><td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;Jones&quot;}">Jones</td>
<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:-0.25}">-0,25</td><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:45260}" data-sheets-numberformat="{&quot;1&quot;:5}">30.11.2023</td></tr></tbody></table>`,
};

/** LibreOffice says the numbers in attributes of its own. */
export const fromLibreOffice: Clipboard = {
  text: "Smith\t12.50%\t01/05/24\nJones\t0.25\t11/30/23",
  html: `<html><head><meta name="generator" content="LibreOffice 7.4 (Linux)"/></head><body><table cellspacing="0" border="0">
<tr><td align="left">Smith</td><td align="right" sdval="0.125" sdnum="1033;0;0.00%">12.50%</td><td align="right" sdval="45296" sdnum="1033;1033;MM/DD/YY">01/05/24</td></tr>
<tr><td align="left">Jones</td><td align="right" sdval="0.25" sdnum="1033;">0.25</td><td align="right" sdval="45260" sdnum="1033;1033;MM/DD/YY">11/30/23</td></tr></table></body></html>`,
};
