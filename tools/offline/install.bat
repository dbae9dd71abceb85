@echo off
rem 达标离线安装：在本文件夹里建一个独立的环境，只用 wheels 里的文件，不连网络。
cd /d "%~dp0"
py -@PYTHON@ -m venv dabiao
if errorlevel 1 (
    echo 达标：这个安装包要用 Python @PYTHON@，没有找到。请先安装 Python @PYTHON@，再双击 install.bat。
    pause
    exit /b 2
)
dabiao\Scripts\python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels "dabiao[all]"
if errorlevel 1 (
    echo 达标：没有装成。请把上面的文字拍照，发给做安装包的同志。
    pause
    exit /b 2
)
dabiao\Scripts\dabiao doctor
echo 安装好了。打开检查页面：双击 serve.bat
pause
