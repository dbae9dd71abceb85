@echo off
rem 打开检查页面。
"%~dp0dabiao\Scripts\dabiao" serve
pause
